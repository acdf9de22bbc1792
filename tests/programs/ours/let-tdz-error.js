// Using a let before its line throws a ReferenceError; the object made on the way is free.
function early() {
  const tmp = { tmp: true };
  try { return [tmp, late]; } catch (e) { console.log(e.name); }
  let late = { late: true };
  return late;
}
let r = early();
gc();
console.log(r.late);
r = null;
gc();

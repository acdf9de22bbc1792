// A registered symbol cannot be a weak key: it never goes.
const known = new WeakMap();
let failed;
(function () {
  const value = { n: 1 };
  try { known.set(Symbol.for('shared'), value); } catch (error) { failed = error.name; }
})();
gc();
console.log(failed);

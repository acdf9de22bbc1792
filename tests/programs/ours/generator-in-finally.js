// A generator that yields in its finally is not over.
let steps;
function* careful() {
  const resource = { open: true };
  try { yield 1; } finally { yield resource.open; }
}
steps = careful();
steps.next();
steps.return();
gc();
steps.next();
gc();
console.log(steps.next().done);

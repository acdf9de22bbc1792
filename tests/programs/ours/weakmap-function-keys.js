// Functions can be keys too: the entry goes when the function goes.
const calls = new WeakMap();
function traced(fn) {
  calls.set(fn, { count: 0 });
  return fn;
}
let f = traced(function () { calls.get(f).count++; });
f();
f();
console.log(calls.get(f).count);
gc();
f = null;
gc();

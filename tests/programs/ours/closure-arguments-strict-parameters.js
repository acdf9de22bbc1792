// In strict mode using arguments does not tie the parameters to the scope of the closure.
function make(a, b) {
  'use strict';
  const n = arguments.length;
  return function () { return n + b.b; };
}
let f = make({ a: 1 }, { b: 2 });
gc();
console.log(f());
f = null;
gc();

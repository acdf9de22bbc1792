// A table of functions: each entry is free once it is replaced, whatever the others are.
const table = {
  add: (a, b) => a + b,
  ['sub' + 1]: function (a, b) { return a - b; },
  mul(a, b) { return a * b; },
};
let run = (name, ...args) => table[name](...args);
console.log(run('add', 1, 2), run('sub1', 5, 3), run('mul', 2, 3));
gc();
table.add = (a, b) => a + b + 1;
gc();
delete table.sub1;
run = null;
gc();

// Currying: each level keeps the arguments before it.
const add = (a) => (b) => (c) => a.n + b.n + c.n;
let one = add({ n: 1 });
let two = one({ n: 2 });
gc();
one = null;
gc();
console.log(two({ n: 3 }));
two = null;
gc();

// Nested destructuring takes parts out of a tree; defaults are made only where something is missing.
let tree = { left: { value: { n: 1 } }, list: [{ n: 2 }, { n: 3 }] };
let { left: { value }, right = { made: true }, list: [, second, third = { third: true }] } = tree;
tree = null;
gc();
console.log(value.n, right.made, second.n, third.third);
value = second = null;
gc();
right = third = null;
gc();

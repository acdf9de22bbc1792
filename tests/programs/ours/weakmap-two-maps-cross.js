// Two WeakMaps whose entries lead to each other's keys: alive from either end, garbage together.
const left = new WeakMap(), right = new WeakMap();
let a = { a: 1 };
let b = { b: 1 };
left.set(a, b);
right.set(b, a);
left.set(b, { tail: 1 });
b = null;
gc();
console.log(left.get(left.get(a)).tail);
a = null;
gc();

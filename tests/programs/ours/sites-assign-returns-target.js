// Object.assign gives back its target, which was seen before; with a new target it is the literal that counts.
let target = { t: 1 };
let same = Object.assign(target, { a: { n: 1 } });
let merged = Object.assign({}, same, { b: { n: 2 } });
console.log(same === target);
gc();
target = null;
gc();
same = null;
gc();
console.log(merged.a.n);

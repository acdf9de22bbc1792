// An ephemeron: a value that refers to its own key does not keep the pair.
const meta = new WeakMap();
let a = { name: 'a' };
let b = { name: 'b' };
meta.set(a, { about: a, extra: { e: 1 } });
meta.set(b, { about: a });
gc();
a = null;
gc();
console.log(meta.get(b).about.name);
b = null;
gc();

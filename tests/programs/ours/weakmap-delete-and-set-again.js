// Deleting an entry or setting it anew frees the old value at once.
const map = new WeakMap();
const key = { key: 1 };
map.set(key, { v: 1 });
gc();
map.set(key, { v: 2 });
gc();
console.log(map.delete(key), map.has(key));
gc();

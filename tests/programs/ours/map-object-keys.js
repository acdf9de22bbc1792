// A Map holds object keys strongly: forgetting the key elsewhere does not help.
const seen = new Map();
let key = { key: 1 };
seen.set(key, { value: 1 });
key = null;
gc();
for (const k of seen.keys()) console.log(k.key);
gc();
seen.forEach((v, k) => seen.delete(k));
gc();
console.log(seen.size);

// A Map with BigInts for keys: equal ones are one key.
const cache = new Map();
cache.set(2n ** 64n, { first: true });
gc();
cache.set(18446744073709551616n, { second: true });
gc();
console.log(cache.size);

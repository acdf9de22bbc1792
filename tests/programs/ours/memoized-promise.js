// A cache of promises keeps their values.
const cache = new Map();
function load(key) {
  if (!cache.has(key)) cache.set(key, Promise.resolve({ key }));
  return cache.get(key);
}
const seen = [];
load('a').then((v) => seen.push(v.key));
load('a').then((v) => seen.push(v.key));
gc();
cache.clear();
gc();
console.log(seen.join());

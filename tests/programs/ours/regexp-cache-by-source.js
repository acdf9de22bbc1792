// A cache of compiled patterns: deleting one lets it go.
const cache = new Map();
function compiled(source) {
  if (!cache.has(source)) cache.set(source, { pattern: new RegExp(source), used: 0 });
  return cache.get(source);
}
compiled('a+').used++;
compiled('b+').used++;
gc();
cache.delete('a+');
gc();
console.log(cache.size);

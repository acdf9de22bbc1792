// Exports of one module share one scope: the last one keeps it.
let api = (function () {
  const cache = { items: [] }, config = { size: 1 };
  return { add(x) { cache.items.push(x); }, size() { return config.size; } };
})();
let size = api.size;
api = null;
gc();
console.log(size());
size = null;
gc();

// An LRU by a Map: the oldest is let go.
const cache = new Map();
function use(key, make) {
  const value = cache.get(key) ?? make();
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > 2) cache.delete(cache.keys().next().value);
  return value;
}
use('a', () => ({ of: 'a' }));
use('b', () => ({ of: 'b' }));
use('a', () => ({ of: 'a again' }));
use('c', () => ({ of: 'c' }));
gc();
console.log([...cache.keys()].join());

// A least-recently-used cache in a Map: the oldest entry goes when the room is used up.
class Lru {
  constructor(max) { this.max = max; this.map = new Map(); }
  get(key) {
    const value = this.map.get(key);
    if (value !== undefined) { this.map.delete(key); this.map.set(key, value); }
    return value;
  }
  set(key, value) {
    this.map.delete(key);
    this.map.set(key, value);
    if (this.map.size > this.max) this.map.delete(this.map.keys().next().value);
  }
}
const cache = new Lru(2);
cache.set('a', { v: 'a' });
cache.set('b', { v: 'b' });
gc();
console.log(cache.get('a').v);
cache.set('c', { v: 'c' });
gc();
console.log(cache.get('b'), [...cache.map.keys()].join());
cache.set('a', { v: 'new a' });
gc();

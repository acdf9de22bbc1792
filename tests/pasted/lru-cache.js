// An LRU cache by a doubly linked list and a Map, with time to live.
class Entry {
  constructor(key, value, expires) {
    this.key = key;
    this.value = value;
    this.expires = expires;
    this.newer = null;
    this.older = null;
  }
}

class LRUCache {
  constructor({ max = 3, ttl = Infinity, onEvict = () => {} } = {}) {
    this.max = max;
    this.ttl = ttl;
    this.onEvict = onEvict;
    this.map = new Map();
    this.newest = null;
    this.oldest = null;
    this.hits = this.misses = 0;
  }

  get(key) {
    const entry = this.map.get(key);
    if (!entry) {
      this.misses++;
      return undefined;
    }
    if (entry.expires <= performance.now()) {
      this.delete(key);
      this.misses++;
      return undefined;
    }
    this.hits++;
    this.#unlink(entry);
    this.#link(entry);
    return entry.value;
  }

  set(key, value) {
    if (this.map.has(key)) this.delete(key);
    const entry = new Entry(key, value, performance.now() + this.ttl);
    this.map.set(key, entry);
    this.#link(entry);
    while (this.map.size > this.max) {
      const { key, value } = this.oldest;
      this.delete(key);
      this.onEvict(key, value);
    }
    return this;
  }

  delete(key) {
    const entry = this.map.get(key);
    if (!entry) return false;
    this.#unlink(entry);
    return this.map.delete(key);
  }

  #link(entry) {
    entry.older = this.newest;
    entry.newer = null;
    if (this.newest) this.newest.newer = entry;
    this.newest = entry;
    this.oldest ??= entry;
  }

  #unlink(entry) {
    if (entry.newer) entry.newer.older = entry.older;
    else this.newest = entry.older;
    if (entry.older) entry.older.newer = entry.newer;
    else this.oldest = entry.newer;
  }

  *[Symbol.iterator]() {
    for (let entry = this.newest; entry; entry = entry.older) yield [entry.key, entry.value];
  }

  get ratio() {
    const all = this.hits + this.misses;
    return all ? `${Math.round((this.hits / all) * 100)}%` : 'n/a';
  }
}

const evicted = [];
const cache = new LRUCache({ max: 3, ttl: 50, onEvict: (key) => evicted.push(key) });
cache.set('a', 1).set('b', 2).set('c', 3);
cache.get('a');
cache.set('d', 4);
console.log([...cache], evicted);
console.log(cache.get('b'), cache.get('a'), cache.ratio);
setTimeout(() => {
  console.log('after 60 ms:', cache.get('a'), cache.map.size, cache.ratio);
  cache.set('x', { big: new Array(3).fill('data') });
  for (const [key, value] of cache) console.log(key, value);
  console.log(Object.fromEntries(cache));
}, 60);

const memoize = (fn, cache = new LRUCache({ max: 2 })) => (n) => {
  const known = cache.get(n);
  if (known !== undefined) return known;
  const value = fn(n);
  cache.set(n, value);
  return value;
};
let calls = 0;
const square = memoize((n) => { calls++; return n * n; });
console.log([1, 2, 1, 3, 2, 2].map(square), 'calls:', calls);

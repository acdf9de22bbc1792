// When the map itself is unreachable, its values go though the keys live.
let cache = new WeakMap();
const key = { key: 1 };
cache.set(key, { value: 1 });
const other = new WeakMap([[key, { kept: 2 }]]);
gc();
console.log(cache.get(key).value);
cache = null;
gc();
console.log(other.get(key).kept, other.has({}));

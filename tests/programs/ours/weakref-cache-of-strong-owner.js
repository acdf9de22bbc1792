// A cache of WeakRefs keeps nothing that nobody else uses.
const cache = new Map();
function get(key) {
  let value = cache.get(key)?.deref();
  if (!value) {
    value = { loaded: key };
    cache.set(key, new WeakRef(value));
  }
  return value;
}
let a = get('a');
get('b');
console.log(get('a') === a, cache.size);
gc();
console.log(cache.get('b').deref() === undefined);
a = null;
gc();

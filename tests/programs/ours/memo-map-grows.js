// Memoising in a Map keyed by text keeps every result; deleting the key frees one, clearing frees all.
const memo = (fn, cache = new Map()) => Object.assign((key) => {
  if (!cache.has(key)) cache.set(key, fn(key));
  return cache.get(key);
}, { forget: (key) => cache.delete(key), reset: () => cache.clear() });
const load = memo((key) => ({ loaded: key }));
load('a');
load('b');
load('a');
gc();
console.log(load.forget('a'));
gc();
load.reset();
gc();

// A well-known symbol is a weak key that never goes.
const known = new WeakMap();
(function () { known.set(Symbol.iterator, { always: true }); })();
gc();
console.log(known.get(Symbol.iterator).always);

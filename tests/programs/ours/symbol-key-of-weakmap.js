// A symbol as the key of a WeakMap keeps the value while the symbol is known.
const known = new WeakMap();
let key = Symbol('key');
(function () { known.set(key, { data: [1] }); })();
gc();
console.log(known.get(key).data.length);
key = null;
gc();

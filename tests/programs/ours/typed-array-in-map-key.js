// A buffer as the key of a WeakMap: what is known of it goes with it.
const known = new WeakMap();
let buffer = new ArrayBuffer(8);
(function () {
  known.set(buffer, { size: 8, parts: [] });
})();
gc();
console.log(known.get(buffer).size);
buffer = null;
gc();

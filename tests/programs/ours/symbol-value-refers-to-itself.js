// A value that mentions its own symbol does not keep it.
const known = new WeakMap();
(function () {
  const key = Symbol('self');
  known.set(key, { key });
})();
gc();
console.log(known instanceof WeakMap);

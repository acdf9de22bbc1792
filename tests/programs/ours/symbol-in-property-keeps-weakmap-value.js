// A symbol that is a property's key is known.
const known = new WeakMap();
let object = {};
(function () {
  const key = Symbol('hidden');
  object[key] = 1;
  known.set(key, { of: 'key' });
})();
gc();
object = null;
gc();

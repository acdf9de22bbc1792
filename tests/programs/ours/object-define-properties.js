// Descriptors are let go, what they say stays.
const object = {};
(function () {
  const descriptors = { a: { value: { n: 1 }, writable: true, configurable: true }, b: { get: () => ({ n: 2 }), configurable: true } };
  Object.defineProperties(object, descriptors);
})();
gc();
object.a = null;
gc();
console.log(object.b.n);

// Reflect.ownKeys gives names, which keep nothing.
let keys;
(function () {
  const object = { a: { n: 1 }, [Symbol('s')]: { n: 2 } };
  keys = { list: Reflect.ownKeys(object).length };
})();
gc();
console.log(keys.list);

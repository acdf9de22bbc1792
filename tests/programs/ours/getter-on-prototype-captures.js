// A getter on a prototype keeps its scope for all instances.
let object;
(function () {
  const shared = { n: 7 };
  const proto = { get n() { return shared.n; } };
  object = Object.create(proto);
})();
gc();
console.log(object.n);
object = null;
gc();

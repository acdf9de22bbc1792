// An object whose prototype is a proxy.
let object;
(function () {
  const defaults = { colour: { name: 'red' } };
  object = Object.create(new Proxy(defaults, {}));
})();
gc();
console.log(object.colour.name);
object = null;
gc();

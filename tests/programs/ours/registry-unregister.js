// An unregistered object's held value is let go.
const calls = [];
const registry = new FinalizationRegistry((held) => calls.push(held.id));
let object = { big: [] };
(function () {
  const held = { id: 1 };
  registry.register(object, held, object);
})();
gc();
registry.unregister(object);
gc();
object = null;
gc();
console.log(calls.length);

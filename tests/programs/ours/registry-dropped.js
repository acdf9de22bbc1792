// A registry that is dropped lets its callback and held values go.
let registry;
const target = { n: 1 };
(function () {
  const log = { calls: [] };
  registry = new FinalizationRegistry((held) => log.calls.push(held));
  registry.register(target, { held: 1 });
})();
gc();
registry = null;
gc();
console.log(target.n);

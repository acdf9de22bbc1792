// The token of a registration is not kept by it.
const registry = new FinalizationRegistry(() => {});
const target = { n: 1 };
(function () {
  const token = { t: 1 };
  registry.register(target, 'held', token);
})();
gc();
console.log(target.n);

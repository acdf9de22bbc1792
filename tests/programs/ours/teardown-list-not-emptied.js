// Called, but not emptied: the list still keeps all.
const teardown = [];
(function () {
  const view = { node: {} };
  teardown.push(() => { view.node = null; });
})();
teardown.forEach((f) => f());
gc();
teardown.length = 0;
gc();

// A key that its own value mentions goes with it.
const meta = new WeakMap();
(function () {
  const node = { name: 'n' };
  meta.set(node, { of: node, notes: [] });
})();
gc();
console.log(meta instanceof WeakMap);

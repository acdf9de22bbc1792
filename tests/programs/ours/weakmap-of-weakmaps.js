// A WeakMap in a WeakMap: both keys must live.
const outer = new WeakMap();
let a = { name: 'a' }, b = { name: 'b' };
(function () {
  const inner = new WeakMap();
  inner.set(b, { pair: true });
  outer.set(a, inner);
})();
gc();
console.log(outer.get(a).get(b).pair);
a = null;
gc();

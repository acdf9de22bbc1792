// A proxy of a proxy keeps both handlers.
let outer;
(function () {
  const target = { n: 1 };
  const inner = new Proxy(target, { get: (t, k) => t[k] });
  outer = new Proxy(inner, { get: (t, k) => t[k] });
})();
gc();
console.log(outer.n);
outer = null;
gc();

// A promise resolved with a pending one waits for it, and is kept by it.
let inner, finish;
(function () {
  inner = new Promise((r) => { finish = r; });
  const outer = new Promise((r) => r(inner));
  const log = { got: [] };
  outer.then((v) => log.got.push(v));
})();
gc();
finish({ value: 1 });
gc();
finish = null;
inner = null;
gc();

// A finally callback is kept until the promise settles.
let settle;
(function () {
  const resource = { open: true };
  new Promise((r) => { settle = r; }).finally(() => { resource.open = false; });
})();
gc();
settle();
gc();
settle = null;
gc();

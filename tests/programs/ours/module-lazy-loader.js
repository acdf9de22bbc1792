// A loader that keeps a module when it was asked for once.
let lazy = (function () {
  let instance = null;
  return () => (instance ??= { heavy: [1, 2, 3] });
})();
gc();
lazy();
gc();
lazy = null;
gc();

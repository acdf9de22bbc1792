// The resolver of a settled promise still keeps the value.
let resolve;
(function () {
  const promise = new Promise((r) => { resolve = r; });
  resolve({ big: [1, 2] });
})();
gc();
resolve = null;
gc();

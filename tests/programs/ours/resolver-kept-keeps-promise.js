// Whoever holds the resolver of a pending promise keeps the promise and who waits for it.
let resolve;
(function () {
  const promise = new Promise((r) => { resolve = r; });
  const state = { n: 1 };
  promise.then(() => state.n++);
})();
gc();
resolve = null;
gc();

// The function in onabort is kept until another takes its place.
const controller = new AbortController();
(function () {
  const state = { n: 1 };
  controller.signal.onabort = () => state.n;
})();
gc();
controller.signal.onabort = null;
gc();

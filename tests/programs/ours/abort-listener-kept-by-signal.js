// A signal keeps its listeners, and they keep what they captured.
let controller = new AbortController();
(function () {
  const request = { url: '/a', body: {} };
  controller.signal.addEventListener('abort', () => request.url);
})();
gc();
controller = null;
gc();

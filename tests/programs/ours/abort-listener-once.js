// A listener for once is let go when it was called.
const controller = new AbortController();
const log = [];
(function () {
  const request = { url: '/a' };
  controller.signal.addEventListener('abort', () => log.push(request.url), { once: true });
})();
gc();
controller.abort();
gc();
console.log(log.join());

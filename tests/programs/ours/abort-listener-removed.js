// A listener that is taken away is let go while the signal stays.
const controller = new AbortController();
(function () {
  const request = { url: '/a' };
  const stop = () => request.url;
  controller.signal.addEventListener('abort', stop);
  controller.signal.removeEventListener('abort', stop);
})();
gc();
console.log(controller.signal.aborted);

// A pending promise holds its reactions; its resolve function holds the promise.
let resolve = null;
(function () {
  const waiting = { waiting: true };
  new Promise((r) => { resolve = r; }).then((v) => console.log(v.v, waiting.waiting));
})();
gc();
resolve({ v: 1 });
resolve = null;
gc();

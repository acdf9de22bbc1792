// A deferred: promise, resolve and reject in one object.
let deferred = {};
deferred.promise = new Promise((resolve, reject) => { deferred.resolve = resolve; deferred.reject = reject; });
(function () {
  const listener = { calls: 0 };
  deferred.promise.then(() => listener.calls++);
})();
gc();
deferred.resolve({ value: [] });
gc();
deferred = null;
gc();

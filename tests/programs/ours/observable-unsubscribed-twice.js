// Unsubscribing twice does no harm; the observer is let go.
const observers = new Set();
function subscribe(next) { observers.add(next); return () => observers.delete(next); }
let stop;
(function () {
  const view = { seen: [] };
  stop = subscribe((v) => view.seen.push(v));
})();
observers.forEach((f) => f({ v: 1 }));
gc();
stop();
stop();
gc();
stop = null;
gc();

// The detail of an event goes with the event.
const bus = new EventTarget();
let total = 0, kept = null;
bus.addEventListener('add', (event) => { total += event.detail.n; });
(function () {
  bus.dispatchEvent(new CustomEvent('add', { detail: { n: 1 } }));
  kept = new CustomEvent('add', { detail: { n: 2 } });
  bus.dispatchEvent(kept);
})();
gc();
kept = null;
gc();
console.log(total);

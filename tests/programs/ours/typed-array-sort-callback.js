// A comparator is let go when the sort is over.
const bytes = new Uint8Array(4);
(function () {
  const order = { calls: 0, log: [] };
  bytes.set([3, 1, 2, 0]);
  bytes.sort((a, b) => { order.calls++; return a - b; });
})();
gc();
console.log(bytes.join());

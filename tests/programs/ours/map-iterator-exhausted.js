// An exhausted iterator of a Map lets the Map go.
let iterator;
(function () {
  const map = new Map([['a', { n: 1 }]]);
  iterator = map.values();
  while (!iterator.next().done);
})();
gc();
console.log(iterator.next().done);

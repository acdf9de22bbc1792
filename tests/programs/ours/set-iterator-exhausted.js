// Likewise of a Set.
let iterator;
(function () {
  const set = new Set();
  set.add({ n: 1 }).add({ n: 2 });
  iterator = set.values();
  for (const item of iterator) item.n++;
})();
gc();
console.log(iterator.next().done);

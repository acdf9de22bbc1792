// An iterator shared by two loops.
let iterator;
const seen = [];
(function () {
  iterator = [{ n: 1 }, { n: 2 }, { n: 3 }].values();
  for (const item of iterator) { seen.push(item.n); break; }
  for (const item of iterator) { seen.push(item.n); break; }
})();
gc();
console.log(seen.join());
iterator = null;
gc();

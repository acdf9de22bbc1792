// One under way keeps the Map.
let iterator;
(function () {
  const map = new Map();
  map.set('a', { n: 1 }).set('b', { n: 2 });
  iterator = map.entries();
  iterator.next();
})();
gc();
console.log(iterator.next().value[1].n);
iterator = null;
gc();

// Even keys() keeps the array while it is under way.
let iterator;
(function () {
  const list = [{ n: 1 }, { n: 2 }];
  iterator = list.keys();
  iterator.next();
})();
gc();
iterator = null;
gc();

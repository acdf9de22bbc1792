// One under way keeps it, and what it has passed too.
let iterator;
(function () {
  const list = [{ n: 1 }, { n: 2 }];
  iterator = list.values();
  iterator.next();
})();
gc();
console.log(iterator.next().value.n);
iterator = null;
gc();

// An exhausted iterator of an array lets it go.
let iterator;
(function () {
  const list = [{ n: 1 }, { n: 2 }];
  iterator = list[Symbol.iterator]();
  while (!iterator.next().done);
})();
gc();
console.log(iterator.next().done);

// with, toSorted and toReversed make new arrays of the same elements.
let newest;
(function () {
  const list = [{ n: 2 }, { n: 1 }];
  newest = { all: list.toSorted((a, b) => a.n - b.n).with(0, { n: 0 }).toReversed() };
})();
gc();
console.log(newest.all.length, newest.all[0].n);

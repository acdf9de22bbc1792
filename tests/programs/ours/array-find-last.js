// findLast keeps what it finds only.
let found;
(function () {
  const list = [{ n: 1 }, { n: 2 }, { n: 3 }];
  found = list.findLast((x) => x.n < 3);
})();
gc();
console.log(found.n);

// Arguments spread from an array of objects.
let total;
(function () {
  const items = [{ n: 1 }, { n: 2 }];
  const sum = (...all) => all.reduce((t, x) => t + x.n, 0);
  total = sum(...items, { n: 3 });
})();
gc();
console.log(total);

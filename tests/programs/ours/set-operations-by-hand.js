// The union of two sets by hand keeps members, not sets.
let union;
(function () {
  const a = new Set(), b = new Set();
  const shared = { n: 0 };
  a.add(shared).add({ n: 1 });
  b.add(shared).add({ n: 2 });
  union = new Set([...a, ...b]);
})();
gc();
console.log(union.size);
union.clear();
gc();

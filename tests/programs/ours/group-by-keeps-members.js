// Map.groupBy keeps its keys and members; a deleted group lets them go.
const kinds = { odd: { name: 'odd' }, even: { name: 'even' } };
let groups = new Map();
(function () {
  for (const n of [1, 2, 3]) {
    const key = n % 2 ? kinds.odd : kinds.even;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push({ n });
  }
})();
gc();
groups.delete(kinds.odd);
gc();

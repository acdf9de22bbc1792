// A suspended async generator keeps its locals; when it is dropped they go.
let iterator;
async function* pages(source) {
  const buffer = { rows: [] };
  for (const row of source) { buffer.rows.push(row); yield buffer.rows.length; }
}
(function () {
  iterator = pages([{ id: 1 }, { id: 2 }]);
  iterator.next();
})();
gc();
iterator = null;
gc();

// An async generator that has not started keeps its arguments.
let pages;
async function* load(source) { yield source.first; }
(function () {
  pages = load({ first: { n: 1 } });
})();
gc();
pages = null;
gc();

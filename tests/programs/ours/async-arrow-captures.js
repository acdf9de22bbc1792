// A suspended async arrow keeps the scope it was made in.
let go;
(function () {
  const used = { n: 1 };
  const unused = { n: 2 };
  (async () => { await new Promise((resolve) => { go = resolve; }); used.n++; })();
  unused.n = 3;
})();
gc();
go = null;
gc();

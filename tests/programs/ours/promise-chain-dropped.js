// A chain on a promise that nothing can settle is let go as a whole.
(function () {
  const start = new Promise(() => {});
  const data = { rows: [] };
  start.then(() => data.rows).then((rows) => rows.length);
})();
gc();

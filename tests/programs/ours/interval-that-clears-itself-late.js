// An interval keeps its scope until it is cleared.
let n = 0;
(function () {
  const state = { limit: 2 };
  const id = setInterval(() => { if (++n === state.limit) clearInterval(id); }, 10);
})();
tick(10);
gc();
tick(10);
gc();
console.log(n);

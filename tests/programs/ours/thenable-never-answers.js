// A thenable that keeps the resolver keeps who waits.
let thenable = { then(ok) { this.ok = ok; }, ok: null };
(async () => {
  const local = { n: 1 };
  await thenable;
  local.n++;
})();
gc();
thenable = null;
gc();

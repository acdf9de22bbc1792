// Two sets taking turns: what is not carried over is freed.
let current = new Set([{ n: 1 }, { n: 2 }, { n: 3 }]);
function next(keep) {
  const fresh = new Set();
  for (const o of current) if (keep(o)) fresh.add(o);
  current = fresh;
}
gc();
next((o) => o.n > 1);
gc();
next(() => false);
gc();
console.log(current.size);

// finally runs before the return is done; what it overrides is free.
function pick(override) {
  const kept = { from: 'try' };
  try {
    return kept;
  } finally {
    if (override) return { from: 'finally' };
    kept.seen = { by: 'finally' };
  }
}
let a = pick(false), b = pick(true);
gc();
console.log(a.from, a.seen.by, b.from);
a = null;
gc();

// break and continue with labels: what was found is kept, what was looked through is not.
function firstCommon(left, right) {
  let found = null;
  outer: for (const l of left) {
    for (const r of right) {
      if (l.skip) continue outer;
      if (l.id === r.id) { found = { l, r }; break outer; }
    }
  }
  return found;
}
let hit = firstCommon([{ id: 1, skip: true }, { id: 2 }, { id: 3 }], [{ id: 1 }, { id: 3 }, { id: 2 }]);
gc();
console.log(hit.l.id, hit.r.id);
hit = hit.r;
gc();
hit = null;
gc();

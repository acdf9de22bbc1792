// A thenable is let go when it was asked.
const got = [];
(async () => {
  const data = { n: 5 };
  const later = { then(ok) { ok(data); } };
  got.push((await later).n);
})();
gc();
console.log(got.join());

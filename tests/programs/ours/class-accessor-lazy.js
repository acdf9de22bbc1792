// A lazy getter makes its value at the first reading and keeps it in the instance.
class Report {
  constructor(rows) { this.rows = rows; this.cached = null; }
  get summary() { return (this.cached ??= { total: this.rows.reduce((s, r) => s + r.n, 0) }); }
}
const r = new Report([{ n: 1 }, { n: 2 }]);
gc();
console.log(r.summary.total, r.summary === r.summary);
r.rows = null;
gc();
r.cached = null;
gc();

// A thrown object keeps its data for as long as the handler does.
class AppError { constructor(message, data) { this.message = message; this.data = data; } }
let last = null;
function risky(n) {
  const local = { n };
  if (n > 1) throw new AppError('too big', { n, local });
  return local.n;
}
for (const n of [1, 2]) {
  try { console.log(risky(n)); } catch (e) { last = e; console.log(e.message); }
}
gc();
last = last.data;
gc();
last = null;
gc();

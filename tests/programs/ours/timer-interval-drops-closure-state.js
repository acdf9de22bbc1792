// An interval keeps its scope between turns; assigning null in the last turn frees the data before the timer goes.
function start() {
  let data = { rows: [{ r: 1 }, { r: 2 }] };
  return setInterval(() => {
    if (!data) return;
    console.log(data.rows.pop().r);
    if (data.rows.length === 0) data = null;
  }, 10);
}
const id = start();
gc();
tick(10);
gc();
tick(10);
gc();
clearInterval(id);
gc();

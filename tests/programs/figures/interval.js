// An interval keeps its data
function poll() {
  const data = { rows: ['a', 'b'] };
  const settings = { every: 100 };
  function show() {
    console.log(data.rows.length);
  }
  return setInterval(show, settings.every);
}

const id = poll();
gc();
tick(250);           // 250 ms pass
clearInterval(id);
gc();

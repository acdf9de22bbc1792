// A forgotten timer
function watch() {
  const data = { rows: [1, 2, 3] };
  return setInterval(function poll() {
    console.log("still have", data.rows.length, "rows");
  }, 100);
}

const id = watch();
tick(250);
gc();              // the timer keeps poll, poll keeps data
clearInterval(id);
gc();              // now nothing does

// An async generator that waits for what never comes goes when nothing else knows it.
let seen = 0;
async function* wait(state) {
  await new Promise(() => {});
  seen += state.n;
  yield 1;
}
(function () { wait({ n: 1 }).next(); })();
gc();
console.log(seen);

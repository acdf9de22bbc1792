// Who has the resolver keeps the generator that waits for it.
let open;
async function* wait(state) {
  await new Promise((resolve) => { open = resolve; });
  yield state.list;
}
(function () { wait({ list: [1] }).next(); })();
gc();
open = null;
gc();

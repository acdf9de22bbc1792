// Who waits for an async generator that waits itself is kept by what it waits for.
let release;
const results = [];
async function* slow() {
  const gate = { open: null };
  await new Promise((resolve) => { release = resolve; gate.open = resolve; });
  yield { value: 'done' };
}
(async () => { const { value } = await slow().next(); results.push(value); })();
gc();
release();
release = null;
gc();
console.log(results.length);

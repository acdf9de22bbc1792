// break ends an async generator: what it kept is let go.
async function* numbers(keeper) {
  try { yield keeper.list; yield keeper; } finally { console.log('cleaned up'); }
}
(async () => {
  for await (const x of numbers({ list: [1, 2] })) { console.log(x.length); break; }
})();
gc();

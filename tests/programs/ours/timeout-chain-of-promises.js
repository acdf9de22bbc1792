// A sleep in a loop: each turn's locals are let go.
const log = [];
const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
(async () => {
  for (let i = 0; i < 2; i++) {
    const local = { i };
    await sleep(10);
    log.push(local.i);
  }
})();
gc();
tick(10);
gc();
tick(10);
gc();
console.log(log.join());

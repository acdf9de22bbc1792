// An async loop that sleeps by a timer: the timer keeps the loop between the turns.
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function poll(times) {
  const seen = [];
  for (let i = 0; i < times; i++) {
    await sleep(10);
    seen.push({ i });
  }
  console.log('polled', seen.length);
}
poll(2);
gc();
tick(10);
gc();
tick(10);
gc();

// Not cleared, the timer keeps its promise and what was raced.
const done = [];
(function () {
  const timer = new Promise((ok) => { setTimeout(ok, 100, { late: true }); });
  Promise.race([timer, Promise.resolve({ n: 1 })]).then((v) => done.push(v.n));
})();
gc();
tick(100);
gc();
console.log(done.join());

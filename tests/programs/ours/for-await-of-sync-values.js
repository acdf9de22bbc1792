// for await over an array of objects: after the loop all are let go.
let last = 0;
(async () => {
  const items = [{ n: 1 }, Promise.resolve({ n: 2 })];
  for await (const item of items) last = item.n;
})();
gc();
console.log(last);

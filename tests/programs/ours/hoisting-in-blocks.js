// A function declared in a block is made each time the block is entered.
const kept = [];
for (const n of [1, 2]) {
  const data = { n };
  kept.push(helper);
  function helper() { return data.n; }
}
gc();
console.log(kept[0](), kept[1](), typeof helper);
kept.shift();
gc();

// Deleting while iterating over a Map frees each entry; the copy of the entries held before keeps its own.
const stock = new Map([['a', { n: 1 }], ['b', { n: 2 }], ['c', { n: 3 }]]);
let copy = [...stock.values()];
for (const [name, item] of stock) {
  if (item.n !== 2) stock.delete(name);
}
gc();
copy = null;
gc();
console.log([...stock.keys()].join());

// for with let: each turn has its own variable, and closures of other turns do not keep it.
const readers = [];
for (let i = 0; i < 3; i++) {
  let item = { item: i };
  readers.push(() => item.item + i);
}
gc();
readers.shift();
gc();
console.log(readers[0](), readers[1]());
readers.pop();
gc();

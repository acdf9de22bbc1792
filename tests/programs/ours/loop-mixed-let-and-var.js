// let in the body beside a var of the function: the turn's closure keeps both, through the chain.
function make(names) {
  var last = null;
  const readers = [];
  for (let i = 0; i < names.length; i++) {
    const mine = { name: names[i] };
    last = { latest: names[i] };
    readers.push(() => mine.name + '/' + last.latest);
  }
  return readers;
}
let readers = make(['x', 'y', 'z']);
gc();
console.log(readers[0]());
readers = readers.slice(0, 1);
gc();
readers = null;
gc();

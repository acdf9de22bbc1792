// A suspended generator keeps its arguments and the locals of its frame.
function* walk(list) {
  const cursor = { at: 0 };
  while (cursor.at < list.length) yield list[cursor.at++];
}
let it = walk([{ n: 1 }, { n: 2 }]);
console.log(it.next().value.n);
gc();
it = null;
gc();

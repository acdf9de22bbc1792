// Reversing a list in place makes no objects; the old head is the new tail.
let list = null;
for (let i = 3; i > 0; i--) list = { i, next: list };
let head = list;
function reverse(node) {
  let prev = null;
  while (node) [node.next, prev, node] = [prev, node, node.next];
  return prev;
}
list = reverse(list);
gc();
console.log(list.i, head.next);
list = list.next;
gc();
list = null;
gc();
head = null;
gc();

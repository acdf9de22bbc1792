// In a doubly linked list every node is in a cycle with its neighbours; cut off, all of it goes.
function append(list, v) {
  const node = { v, next: null, prev: list.tail };
  if (list.tail) list.tail.next = node; else list.head = node;
  list.tail = node;
}
function remove(list, node) {
  if (node.prev) node.prev.next = node.next; else list.head = node.next;
  if (node.next) node.next.prev = node.prev; else list.tail = node.prev;
}
const list = { head: null, tail: null };
for (const v of [1, 2, 3]) append(list, v);
gc();
remove(list, list.head.next);
gc();
let removed = list.tail;
remove(list, list.tail);
gc();
list.head = list.tail = null;
gc();
console.log(removed.v, removed.prev.v);
removed = null;
gc();

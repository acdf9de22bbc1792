// A doubly linked list
// Watch: each neighbour keeps the other, in cycles. Under reference counting the list stays when its owner lets go; marking frees
// it. And what was taken out still leads into the list: who holds it keeps all the rest.
let list = { first: null, last: null };

function append(name) {
  const node = { name, next: null, prev: list.last };
  if (list.last) list.last.next = node; else list.first = node;
  list.last = node;
  return node;
}

append("a");
let b = append("b");
append("c");

b.prev.next = b.next;        // b is out of the list, but not let go of
b.next.prev = b.prev;
list = null;
gc();                        // b keeps a and c, by prev and next
b = null;
gc();

// A free list threads the released objects together; the pool keeps them all, used or not.
let free = null, made = 0;
function acquire() {
  if (!free) return { id: ++made, next: null };
  const o = free;
  free = o.next;
  o.next = null;
  return o;
}
function release(o) { o.next = free; free = o; }
let a = acquire(), b = acquire();
release(a);
release(b);
a = null;
gc();
let c = acquire();
console.log(c === b, made);
b = c = null;
gc();
free = null;
gc();

// A collection with its own iterator; breaking out of the loop leaves nothing behind.
class Bag {
  head = null;
  add(v) { this.head = { v, next: this.head }; return this; }
  *[Symbol.iterator]() { for (let n = this.head; n; n = n.next) yield n.v; }
}
let bag = new Bag().add({ n: 1 }).add({ n: 2 }).add({ n: 3 });
let found = null;
for (const item of bag) {
  if (item.n === 2) { found = item; break; }
}
gc();
bag.head = bag.head.next.next;
gc();
bag = null;
gc();
console.log(found.n);

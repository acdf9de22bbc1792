// Weak references in a chain: each link is apart.
let head;
(function () {
  const c = { n: 3 };
  const b = { next: new WeakRef(c) };
  head = { next: new WeakRef(b), keep: b };
})();
gc();
head.keep = null;
gc();
console.log(head.next.deref());

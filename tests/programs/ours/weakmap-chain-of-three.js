// A chain of entries: each value is the key of the next; the chain lives as long as its first key.
const next = new WeakMap();
let first = { n: 1 };
(function () {
  const second = { n: 2 };
  const third = { n: 3 };
  next.set(first, second);
  next.set(second, third);
  next.set(third, { n: 4 });
})();
gc();
console.log(next.get(next.get(next.get(first))).n);
first = next.get(first);
gc();
first = null;
gc();

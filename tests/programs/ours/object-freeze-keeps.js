// Freezing changes nothing about what is kept; an assignment that has no effect frees nothing.
let frozen = Object.freeze({ inner: { n: 1 }, list: [{ n: 2 }] });
frozen.inner = { replaced: true };
gc();
console.log(Object.isFrozen(frozen), frozen.inner.n);
frozen.list.pop();
gc();
frozen = null;
gc();

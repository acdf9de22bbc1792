// JSON.parse makes a new tree; only its root is a site, and the tree goes with it.
let original = { list: [{ n: 1 }, { n: 2 }], toJSON: undefined };
let copy = JSON.parse(JSON.stringify(original), (k, v) => (k === 'n' ? v * 10 : v));
original = null;
gc();
console.log(copy.list[1].n);
let inner = copy.list;
copy = null;
gc();
console.log(inner.length);

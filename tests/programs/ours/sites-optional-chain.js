// Only the whole of an optional chain is a place, not the calls inside it.
let store = { list: [{ n: 1 }, { n: 2 }] };
let a = store?.list.slice(0).map((o) => ({ m: o.n }));
let b = store.none?.slice(0).map((o) => ({ never: o }));
let c = store.list?.filter((o) => o.n > 1);
gc();
console.log(a.length, b, c.length);
store = null;
gc();
a = c = null;
gc();

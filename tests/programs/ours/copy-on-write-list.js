// A persistent list shares its tail: old versions keep only what is their own.
const cons = (head, tail) => ({ head, tail });
let v1 = cons({ n: 1 }, null);
let v2 = cons({ n: 2 }, v1);
let v3 = cons({ n: 3 }, v1);
v1 = null;
gc();
v2 = null;
gc();
console.log(v3.head.n, v3.tail.head.n);
v3 = v3.tail;
gc();
v3 = null;
gc();

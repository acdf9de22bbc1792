// A Set holds its members until delete or clear; adding one twice holds it once.
const set = new Set();
let a = { n: 'a' };
set.add(a).add(a).add({ n: 'b' }).add({ n: 'c' });
console.log(set.size);
set.delete(a);
gc();
a = null;
gc();
for (const o of set) if (o.n === 'b') set.delete(o);
gc();
set.clear();
gc();

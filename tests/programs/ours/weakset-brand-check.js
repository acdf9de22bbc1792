// A WeakSet brands objects without keeping them; the set can be asked as long as it lives.
let brand = new WeakSet();
function make(n) { const o = { n }; brand.add(o); return o; }
let o = make(1);
make(2);
gc();
console.log(brand.has(o), brand.has({ n: 1 }));
brand = null;
gc();
o = null;
gc();

// Several statements on one line: the checkpoint stands where gc() stands.
let a = { a: 1 }; let b = { b: 2 }; gc(); a = null; gc();
console.log(b.b); b = null; gc()
let c = { c: 3 };
gc();
c = null
gc();

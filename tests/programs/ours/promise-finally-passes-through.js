// finally keeps the value passing through; its own result is dropped.
let out = null;
Promise.resolve({ kept: 1 }).finally(() => ({ dropped: 1 })).then((v) => { out = v; });
gc();
console.log(out.kept);
out = null;
gc();

// A settled chain keeps only what is referred to: the last promise and its value.
let source = Promise.resolve({ step: 0 });
let last = source.then((v) => ({ step: v.step + 1 })).then((v) => ({ step: v.step + 1 }));
gc();
source = null;
gc();
let value = null;
last.then((v) => { value = v; });
last = null;
gc();
console.log(value.step);
value = null;
gc();

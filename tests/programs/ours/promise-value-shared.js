// Two promises of one value.
const value = { n: 1 };
let a = Promise.resolve(value), b = Promise.resolve(value);
gc();
a = null;
gc();
b = null;
gc();

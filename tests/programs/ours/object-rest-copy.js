// A rest pattern makes a new object that shares the values left over.
let source = { a: { n: 'a' }, b: { n: 'b' }, c: { n: 'c' } };
let { a, ...others } = source;
source = null;
gc();
a = null;
gc();
others.b = null;
gc();
console.log(others.c.n);

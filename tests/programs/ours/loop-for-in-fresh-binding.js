// for-in with const: a fresh binding each turn, here closed over together with a body variable.
const source = { a: { v: 1 }, b: { v: 2 }, c: { v: 3 } };
const readers = {};
for (const key in source) {
  const held = source[key];
  readers[key] = () => key + held.v;
}
source.a = source.b = source.c = null;
gc();
console.log(readers.a(), readers.c());
delete readers.b;
gc();
readers.a = null;
gc();

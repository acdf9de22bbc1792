// A captured rest parameter keeps all of its elements; a plain parameter before it is free.
function later(first, ...others) {
  console.log(first.n);
  return () => others.length;
}
let f = later({ n: 1 }, { n: 2 }, { n: 3 });
gc();
console.log(f());
f = null;
gc();

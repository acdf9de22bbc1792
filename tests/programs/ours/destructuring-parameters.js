// Destructured parameters are variables of their own: the object they came from is free.
function view({ model, options: { deep = { d: 1 } } = {} }, [head, ...tail]) {
  console.log(head.n, tail.length, deep.d);
  return () => model;
}
let f = view({ model: { m: 1 }, noise: { n: 0 } }, [{ n: 1 }, { n: 2 }]);
gc();
console.log(f().m);
f = null;
gc();

// A scope without captured variables is no object: the chain skips it, and its locals are free.
function outer() {
  const a = { a: 1 };
  return function middle() {
    const b = { b: 2 };
    console.log(b.b);
    return function inner() { return a; };
  };
}
let inner = outer()();
gc();
console.log(inner().a);
inner = null;
gc();

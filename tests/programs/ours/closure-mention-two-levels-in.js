// A mention two levels further in makes the variable part of the outer scope, though nobody calls the inner one.
function outer() {
  const deep = { deep: true };
  const near = { near: true };
  function middle() {
    return function () { return deep; };
  }
  console.log(near.near);
  return middle;
}
let m = outer();
gc();
let inner = m();
m = null;
gc();
console.log(inner().deep);
inner = null;
gc();

// A shadowing inner variable of the same name is another variable: the outer one is not captured.
function make() {
  const data = { outer: true };
  console.log(data.outer);
  return function () {
    const data = { inner: true };
    return () => data;
  };
}
let f = make();
gc();
let g = f();
gc();
f = null;
gc();
console.log(g().inner);
g = null;
gc();

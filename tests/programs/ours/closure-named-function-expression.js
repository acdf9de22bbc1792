// A named function expression that mentions its own name in an inner closure is kept by that closure.
let stop = null;
let start = function again(n) {
  const data = { n };
  stop = () => again.name + data.n;
  return n > 0 ? again(n - 1) : n;
};
start(2);
gc();
console.log(stop());
start = null;
gc();
stop = null;
gc();

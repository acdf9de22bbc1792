// A proxy of a function keeps the function and its scope.
let call;
(function () {
  const counter = { n: 0 };
  const up = () => ++counter.n;
  call = new Proxy(up, { apply: (f, self, args) => f(...args) });
})();
gc();
console.log(call());
call = null;
gc();

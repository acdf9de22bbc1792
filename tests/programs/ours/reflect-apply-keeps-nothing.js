// Arguments of Reflect.apply are let go after the call.
let sum;
(function () {
  const args = [{ n: 1 }, { n: 2 }];
  sum = Reflect.apply((a, b) => a.n + b.n, null, args);
})();
gc();
console.log(sum);

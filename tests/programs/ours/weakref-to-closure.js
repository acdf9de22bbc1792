// A weak reference to a function: the scope goes with it.
let ref, run;
(function () {
  const state = { n: 1 };
  run = () => state.n;
  ref = new WeakRef(run);
})();
gc();
console.log(ref.deref() === run);
run = null;
gc();
console.log(ref.deref());

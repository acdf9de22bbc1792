// State under a symbol that only a module knows.
const Counter = (function () {
  const state = Symbol('state');
  return { make() { return { [state]: { n: 0 } }; }, up(counter) { return ++counter[state].n; } };
})();
let counter = Counter.make();
Counter.up(counter);
gc();
console.log(Counter.up(counter));
counter = null;
gc();

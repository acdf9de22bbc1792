// A module by hand: what no export mentions is let go.
const counter = (function () {
  const state = { n: 0 };
  const scratch = { used: 'while loading' };
  scratch.used = null;
  return { up: () => ++state.n };
})();
gc();
console.log(counter.up());

// Each call has a scope of its own: dropping one call's closure frees that call's variables only.
function counter(start) {
  const state = { n: start };
  return { up() { return ++state.n; }, reset: () => { state.n = start; } };
}
let first = counter(1);
let second = counter(10);
console.log(first.up(), second.up());
gc();
first = first.reset;
gc();
first = null;
gc();
console.log(second.up());

// A timer that sets the next one: each step keeps only what it needs for the next.
function step(n, state) {
  if (n === 0) return console.log('done', state.from);
  setTimeout(() => step(n - 1, { from: n }), 10);
}
step(2, { from: 'start' });
gc();
tick(10);
gc();
tick(10);
gc();

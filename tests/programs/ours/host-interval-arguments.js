// An interval keeps its arguments from turn to turn, until it is cleared.
let n = 0;
const id = setInterval((counter, step) => { counter.n += step.by; n = counter.n; }, 10, { n: 0 }, { by: 5 });
tick(25);
gc();
console.log(n);
clearTimeout(id);
gc();
tick(100);
console.log(n);

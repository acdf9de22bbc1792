// Values in a tagged template are let go, the strings stay with the function.
let last;
function tag(strings, ...values) { return { strings, sum: values.reduce((a, v) => a + v.n, 0) }; }
function make(n) { return tag`a${{ n }}b${{ n: 1 }}`; }
last = make(1);
last = make(2);
gc();
console.log(last.sum);

// A composed function keeps its parts; what flows through it is free.
const compose = (...parts) => (x) => parts.reduce((v, part) => part(v), x);
let pipeline = compose((v) => ({ doubled: v.n * 2 }), (v) => ({ text: 'n' + v.doubled }));
const out = pipeline({ n: 4 });
console.log(out.text);
gc();
pipeline = null;
gc();

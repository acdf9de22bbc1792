// Closures and methods: counters made by a function, called through an array's methods.
function counter(step) {
  let n = 0;
  return { up() { n += step; return n; } };
}
const all = [];
for (let i = 0; i < 100; i++) all.push(counter(i));
let total = 0;
for (let round = 0; round < 100; round++) {
  total += all.map((c) => c.up()).filter((n) => n % 2 === 0).reduce((a, b) => a + b, 0);
}
console.log(total);

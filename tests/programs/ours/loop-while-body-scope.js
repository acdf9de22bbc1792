// The body of a while loop is a block: each turn's captured const is new.
const jobs = [];
let n = 0;
while (n < 3) {
  const job = { n };
  jobs.push(() => job.n);
  n++;
}
gc();
console.log(jobs.pop()());
gc();
jobs.shift();
gc();
console.log(jobs.length);

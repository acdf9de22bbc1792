// A getter that makes an object makes one at each reading; nobody keeps them.
const clock = {
  seed: { n: 0 },
  get now() { return { t: ++this.seed.n }; },
};
const first = clock.now;
clock.now;
gc();
console.log(first.t, clock.now.t);
gc();

// Promise.resolve of a promise is that promise.
let p;
(function () {
  const first = Promise.resolve({ n: 1 });
  p = { again: Promise.resolve(first), same: false };
  p.same = p.again === first;
})();
gc();
console.log(p.same);
p.again = null;
gc();

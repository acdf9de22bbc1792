// Promise.any that is fulfilled lets the reasons of others go.
const got = [];
(function () {
  Promise.any([Promise.reject({ bad: 1 }), Promise.resolve({ good: 2 })]).then((v) => got.push(v.good));
})();
gc();
console.log(got.join());

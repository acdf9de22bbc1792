// Promise.all that failed still holds what it collected while one is pending.
let open = new Promise(() => {});
const reasons = [];
(function () {
  Promise.all([Promise.resolve({ part: 1 }), Promise.reject({ why: 2 }), open]).catch((e) => reasons.push(e.why));
})();
gc();
console.log(reasons.join());
open = null;
gc();

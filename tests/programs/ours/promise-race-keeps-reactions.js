// Every race leaves a reaction on a promise that never settles.
let never = new Promise(() => {});
const results = [];
(function () {
  for (let i = 0; i < 2; i++) Promise.race([never, Promise.resolve({ i })]).then((v) => results.push(v.i));
})();
gc();
console.log(results.join());
never = null;
gc();

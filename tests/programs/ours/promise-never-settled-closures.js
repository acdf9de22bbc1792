// A promise that nobody can settle any more is garbage, and so are its reactions.
let p = new Promise(() => {});
(function () {
  const hope = { hope: 1 };
  p.then(() => hope);
})();
gc();
p = null;
gc();
console.log('given up');

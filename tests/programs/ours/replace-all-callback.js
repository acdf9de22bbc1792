// replaceAll with a function: nothing of it stays.
let out;
(function () {
  const table = { a: { as: '1' }, b: { as: '2' } };
  out = 'aXb'.replaceAll(/[ab]/g, (c) => table[c].as);
})();
gc();
console.log(out);

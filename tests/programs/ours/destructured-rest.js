// A rest object keeps the other properties.
let rest;
(function () {
  const { drop, ...others } = { drop: { n: 1 }, keep: { n: 2 }, more: { n: 3 } };
  rest = others;
})();
gc();
delete rest.more;
gc();
console.log(rest.keep.n);

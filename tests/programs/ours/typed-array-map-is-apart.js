// map of a typed array makes another; what the callback captured is let go.
let doubled;
(function () {
  const factor = { by: 2, history: [] };
  const source = new Int16Array(4).fill(3);
  doubled = source.map((x) => x * factor.by);
})();
gc();
console.log(doubled[0]);

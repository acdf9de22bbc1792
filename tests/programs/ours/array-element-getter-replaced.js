// Redefining an accessor of an element lets the old one's scope go.
const list = [0, 1, 2];
(function () {
  const a = { n: 1 };
  Object.defineProperty(list, 0, { get: () => a.n, configurable: true });
})();
gc();
(function () {
  const b = { n: 2 };
  Object.defineProperty(list, 0, { get: () => b.n, configurable: true });
})();
gc();
console.log(list[0]);

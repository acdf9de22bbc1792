// An accessor of an array's element keeps what it captured.
let list = [1, 2, 3];
(function () {
  const source = { value: 7 };
  Object.defineProperty(list, 1, { get: () => source.value, enumerable: true, configurable: true });
})();
gc();
console.log(list[1]);
Object.defineProperty(list, 1, { value: 2 });
gc();
console.log(list.join());

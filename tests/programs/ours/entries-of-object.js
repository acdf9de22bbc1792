// Object.entries makes pairs that keep the values, not the object.
let pairs;
(function () {
  const object = { a: { n: 1 }, b: { n: 2 } };
  pairs = { list: Object.entries(object) };
})();
gc();
pairs.list.pop();
gc();
console.log(pairs.list[0][1].n);

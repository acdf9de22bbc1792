// An object from a Map: the Map goes.
let object;
(function () {
  const map = new Map();
  map.set('x', { n: 1 });
  map.set('y', { n: 2 });
  object = Object.fromEntries(map);
})();
gc();
delete object.x;
gc();
console.log(object.y.n);

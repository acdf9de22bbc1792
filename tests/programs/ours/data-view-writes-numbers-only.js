// Writing numbers of objects into a view keeps none of the objects.
let view;
(function () {
  const points = [{ x: 1 }, { x: 2 }];
  view = new DataView(new ArrayBuffer(16));
  points.forEach((point, i) => view.setFloat64(i * 8, point.x));
})();
gc();
console.log(view.getFloat64(8));
view = null;
gc();

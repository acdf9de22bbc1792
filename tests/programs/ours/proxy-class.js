// A proxy of a class: what it constructs does not keep the proxy.
let made;
(function () {
  class Point { constructor(x) { this.x = x; } }
  const Traced = new Proxy(Point, { construct: (C, args) => new C(...args) });
  made = { point: new Traced({ deep: 1 }) };
})();
gc();
console.log(made.point.x.deep);
made = null;
gc();

// What Reflect.construct makes keeps the prototype of the new target.
class Base { constructor(x) { this.x = x; } }
let made;
(function () {
  class Derived extends Base { own() { return this.x; } }
  made = Reflect.construct(Base, [{ deep: 1 }], Derived);
})();
gc();
console.log(made.own().deep);
made = null;
gc();

// An object is one event, at the first place that saw it: a constructor that returns an old object makes none.
class Registry {
  static one = null;
  constructor() {
    if (Registry.one) return Registry.one;
    this.items = [];
    Registry.one = this;
  }
}
let a = new Registry();
let b = new Registry();
console.log(a === b);
gc();
Registry.one = null;
a = null;
gc();
b = null;
gc();

// A mixin: the class made by a call is kept by its subclass and the instances.
const Counting = (Super) => class extends Super {
  count = { n: 0 };
  up() { return ++this.count.n; }
};
class Plain {}
let Mixed = Counting(Plain);
let m = new Mixed();
Mixed = null;
gc();
console.log(m.up(), m.up());
m = null;
gc();

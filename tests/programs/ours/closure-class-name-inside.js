// A method that mentions the class by its inner name keeps the class, whatever the outer name is now.
let Shape = class Inner {
  static made = { list: [] };
  copy() { return new Inner(); }
};
let s = new Shape();
Shape = null;
gc();
const copy = s.copy;
s = null;
gc();
console.log(typeof copy);

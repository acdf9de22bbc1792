// A static method using super keeps its class when it is borrowed.
class Base { static make() { return { by: this.tag }; } }
let Sub = class Sub extends Base {
  static data = { big: true };
  static make() { return super.make(); }
};
let make = Sub.make;
Sub = null;
gc();
console.log(make.call({ tag: 'borrower' }).by);
make = null;
gc();

// A class is an event once it is complete: what its static fields made came before.
let C = class {
  static list = [class { static n = { n: 1 }; }];
  static make() { return new this(); }
};
let i = C.make();
gc();
C.list.pop();
gc();
C = null;
gc();
console.log(i.constructor.list.length);
i = null;
gc();

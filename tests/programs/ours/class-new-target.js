// new.target is not kept by the instance beyond its prototype.
let made;
class Base { constructor() { this.kind = { name: new.target.name }; } }
(function () { class Sub extends Base {} made = new Sub(); })();
gc();
console.log(made.kind.name);
made = null;
gc();

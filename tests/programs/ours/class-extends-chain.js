// A subclass keeps its superclass; an instance keeps both.
let Base = class Base { constructor() { this.b = { base: true }; } };
let Derived = class Derived extends Base { constructor() { super(); this.d = { derived: true }; } };
let d = new Derived();
Base = null;
gc();
Derived = null;
gc();
console.log(d.b.base, d.d.derived, d.constructor.name);
d = null;
gc();

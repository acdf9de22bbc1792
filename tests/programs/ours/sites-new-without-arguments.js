// new X without parentheses, new of a member and of a call's result are places as well.
const ns = { Thing: class { data = { d: 1 }; } };
const pick = () => ns.Thing;
let a = new ns.Thing;
let b = new (pick())();
let c = new ns.Thing().data;
gc();
console.log(a.data.d, c.d);
a = null;
gc();
b = c = null;
gc();

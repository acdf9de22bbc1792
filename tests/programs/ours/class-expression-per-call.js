// Every call makes a class of its own.
function mixin(Base, data) { return class extends Base { data() { return data; } }; }
let A = mixin(Object, { n: 1 }), B = mixin(Object, { n: 2 });
gc();
A = null;
gc();
console.log(new B().data().n);

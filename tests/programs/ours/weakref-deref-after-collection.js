// A WeakRef does not keep its target; deref gives undefined once it was collected.
let target = { big: true };
const ref = new WeakRef(target);
console.log(ref.deref() === target);
gc();
target = null;
gc();
console.log(ref.deref());

// deref keeps its target until the job ends, even if the collection comes from elsewhere; then it can go.
let target = { t: 1 };
const ref = new WeakRef(target);
const copy = new WeakRef(target);
target = null;
console.log(ref.deref() === copy.deref());
gc();
console.log(ref.deref(), copy.deref());
gc();

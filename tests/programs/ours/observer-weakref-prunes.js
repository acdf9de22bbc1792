// Observers held by WeakRef do not stay because of the subject; dead references are pruned at the next notify.
const refs = new Set();
function subscribe(o) { refs.add(new WeakRef(o)); return o; }
function notify() {
  for (const ref of refs) {
    const o = ref.deref();
    if (o) o.hits++; else refs.delete(ref);
  }
  return refs.size;
}
let a = subscribe({ hits: 0 });
subscribe({ hits: 0 });
console.log(notify());
gc();
console.log(notify(), a.hits);
gc();
a = null;
gc();
console.log(notify());
gc();

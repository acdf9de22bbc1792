// Observers that are held weakly
// Watch: the subject holds its observers by WeakRef only. What the rest of the program drops goes, and its WeakRef is empty then; the
// list itself is tidied at the next notice.
class Subject {
  observers = [];
  watch(observer) { this.observers.push(new WeakRef(observer)); }
  notify(value) {
    this.observers = this.observers.filter((ref) => ref.deref());
    for (const ref of this.observers) ref.deref().seen = value;
  }
}

const subject = new Subject();
let first = { name: "first", seen: 0 };
let second = { name: "second", seen: 0 };
subject.watch(first);
subject.watch(second);
subject.notify(1);

first = null;
gc();                        // first goes, its WeakRef stays
subject.notify(2);           // and now that is gone from the list
gc();
console.log(second.seen, subject.observers.length);

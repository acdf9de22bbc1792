// A subject keeps its observers; one that forgot to unsubscribe stays with all it has.
const subject = { observers: new Set(), notify(x) { for (const o of this.observers) o.update(x); } };
class Chart {
  points = [];
  constructor(name) { this.name = name; subject.observers.add(this); }
  update(x) { this.points.push({ x }); }
  close() { subject.observers.delete(this); }
}
let one = new Chart('one');
let two = new Chart('two');
subject.notify(1);
one.close();
one = two = null;
gc();
subject.notify(2);
gc();
for (const o of subject.observers) { console.log(o.name, o.points.length); o.close(); }
gc();

// Private data in a WeakMap per class: it goes with its instance.
const internals = new WeakMap();
class Person {
  constructor(name) { internals.set(this, { name, friends: [] }); }
  befriend(p) { internals.get(this).friends.push(p); return this; }
  get count() { return internals.get(this).friends.length; }
}
let ann = new Person('ann');
let bob = new Person('bob');
ann.befriend(bob);
bob = null;
gc();
console.log(ann.count);
ann = null;
gc();

// A cache by WeakMap
// Watch: what is remembered of a user is kept by the map and by the user, both: without either it goes. That the value leads back to
// its key does no harm.
const notes = new WeakMap();

let ada = { name: "Ada" };
let bob = { name: "Bob" };
notes.set(ada, { about: ada, visits: 3 });
notes.set(bob, { about: bob, visits: 5 });

ada = null;
gc();                        // Ada goes, and the note about her
console.log(notes.get(bob).visits);
bob = null;
gc();

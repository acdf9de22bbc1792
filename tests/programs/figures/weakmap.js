// A note about an object
const notes = new WeakMap();
let user = { name: 'Ada' };
let note = { text: 'first', about: user };
notes.set(user, note);
note = null;
gc();
user = null;
gc();

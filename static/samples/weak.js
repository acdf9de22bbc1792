// A cache that lets go
let user = { name: "Ada" };
const strong = new Map();
const weak = new WeakMap();
strong.set(user, { visits: 3 });
weak.set(user, { visits: 3 });

user = null;
gc();              // the map still has its key
strong.clear();
gc();              // the weak map has not

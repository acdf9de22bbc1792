// An object held by a Map, a closure and a property goes only when the last of the three lets go.
let shared = { s: 1 };
const map = new Map([['k', shared]]);
let read = ((o) => () => o)(shared);
const box = { shared };
shared = null;
gc();
map.delete('k');
gc();
box.shared = undefined;
gc();
console.log(read().s);
read = null;
gc();

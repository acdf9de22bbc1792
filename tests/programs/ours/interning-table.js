// An interning table gives the same object for the same text; it is a leak until it is emptied.
const table = Object.create(null);
const intern = (text) => (table[text] ??= Object.freeze({ text }));
let a = intern('x');
let b = intern('x');
intern('y');
console.log(a === b);
a = b = null;
gc();
delete table.x;
gc();
for (const key in table) delete table[key];
gc();

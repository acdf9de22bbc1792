// keys, values, entries and getOwnPropertyNames make arrays; getPrototypeOf makes nothing.
let o = { x: { n: 1 }, y: { n: 2 } };
let keys = Object.keys(o), values = Object.values(o), names = Object.getOwnPropertyNames(o);
let proto = Object.getPrototypeOf(o);
let entries = Object.entries(o);
gc();
console.log(keys.join(), values.length, names.length, entries[0][0], proto === Object.prototype);
o = null;
keys = names = null;
gc();
entries = null;
gc();
values.pop();
gc();

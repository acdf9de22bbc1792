// A method called map or slice is a place even if it is our own; what it returns counts only if it is an object.
const mine = {
  map(f) { return f({ n: 1 }); },
  slice() { return 'text'; },
  filter() { return null; },
  bind() { return [this]; },
};
let m = mine.map((o) => [o, { extra: 1 }]);
let s = mine.slice();
mine.filter();
let b = mine.bind();
gc();
console.log(m.length, s, b.length);
m = m[0];
b = null;
gc();

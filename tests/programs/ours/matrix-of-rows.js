// Rows of a matrix are arrays of their own; a transposed copy shares the cells.
let m = [[{ v: 1 }, { v: 2 }], [{ v: 3 }, { v: 4 }]];
let t = m[0].map((_, c) => m.map((row) => row[c]));
m[0] = null;
gc();
m = null;
t.shift();
gc();
console.log(t[0].map((o) => o.v).join());
t = null;
gc();

// Numbers and texts in properties are values: overwriting them frees no tracked object.
let o = { n: 1.5, s: 'x'.repeat(100), list: [0.1, 2 ** 40, 'y'] };
o.n = 2 ** 60;
o.s += 'more';
gc();
o.list = o.list.map((v) => typeof v);
gc();
console.log(o.list.join(), o.s.length);

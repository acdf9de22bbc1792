// find, at and destructuring give references out of the array; the rest goes with it.
let list = [{ n: 1 }, { n: 2, part: { p: 1 } }, { n: 3 }];
const hit = list.find((o) => o.n === 2);
const last = list.at(-1);
list = null;
gc();
console.log(hit.part.p, last.n);
hit.part = null;
gc();

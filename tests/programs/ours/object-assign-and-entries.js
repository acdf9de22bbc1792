// assign copies references; entries makes an array of new pairs that go when it goes.
let target = Object.assign({ own: { o: 1 } }, { a: { n: 1 } }, { a: { n: 2 }, b: { n: 3 } });
gc();
let entries = Object.entries(target);
target = null;
gc();
console.log(entries.length, entries[1][1].n);
entries = entries.filter(([key]) => key === 'b');
gc();
const back = Object.fromEntries(entries);
entries = null;
gc();
console.log(back.b.n);

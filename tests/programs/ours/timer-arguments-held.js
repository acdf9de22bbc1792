// A pending timer keeps its extra arguments; after firing they are free.
setTimeout((a, b) => console.log(a.n + b.n), 50, { n: 1 }, { n: 2 });
gc();
tick(49);
gc();
tick(1);
gc();

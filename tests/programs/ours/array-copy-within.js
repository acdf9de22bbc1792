// copyWithin overwrites: what was there is let go.
const list = [{ n: 1 }, { n: 2 }, { n: 3 }];
gc();
list.copyWithin(0, 2);
gc();
console.log(list.map((x) => x.n).join());

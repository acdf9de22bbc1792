// Spreading an array into a call or a literal makes no kept copy.
const sum = (...ns) => ns.reduce((a, b) => a + b.n, 0);
let list = [{ n: 1 }, { n: 2 }];
console.log(sum(...list), Math.max(...list.map((o) => o.n)));
gc();
let wider = [...list, ...[{ n: 3 }]];
list = null;
gc();
console.log(sum(...wider));
wider = null;
gc();

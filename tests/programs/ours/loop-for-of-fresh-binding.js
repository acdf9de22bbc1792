// for-of with const: each closure keeps its own element; the list itself is not kept by them.
let list = [{ n: 1 }, { n: 2 }, { n: 3 }];
let readers = [];
for (const item of list) readers.push(() => item.n);
list = null;
gc();
console.log(readers.map((r) => r()).join(' '));
readers = [readers[1]];
gc();
readers = null;
gc();

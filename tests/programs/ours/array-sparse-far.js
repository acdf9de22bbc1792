// A far element of a sparse array keeps like a near one.
const list = [];
list[100] = { n: 100 };
list[5] = { n: 5 };
gc();
list.length = 50;
gc();
console.log(list.length);

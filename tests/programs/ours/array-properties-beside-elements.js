// Properties of an array beside its elements.
const list = [{ n: 1 }];
list.total = { sum: 1 };
gc();
list.length = 0;
gc();
delete list.total;
gc();

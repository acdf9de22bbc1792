// Setting length frees everything beyond it; setting it back brings nothing back.
const list = [{ n: 0 }, { n: 1 }, { n: 2 }];
list.length = 1;
gc();
list.length = 3;
console.log(list[1], 1 in list);
gc();
list[5] = { n: 5 };
list.length = 0;
gc();

// delete leaves a hole and frees the element; the array keeps its length.
const list = [{ n: 0 }, , { n: 2 }];
gc();
delete list[0];
gc();
console.log(list.length, 0 in list, list.indexOf(undefined));
list.fill(null);
gc();

// splice takes elements out into a new array; they stay as long as that array does.
let list = [{ n: 0 }, { n: 1 }, { n: 2 }, { n: 3 }];
let removed = list.splice(1, 2, { n: 'new' });
gc();
console.log(list.length, removed.length);
removed = null;
gc();
list.splice(0);
gc();

// Sorting moves references; the comparison's function is free afterwards.
let list = [{ n: 3 }, { n: 1 }, { n: 2 }];
list.sort(function (a, b) { return a.n - b.n; });
gc();
console.log(list.map((o) => o.n).join(''));
let sorted = list.toSorted((a, b) => b.n - a.n);
list = null;
gc();
sorted.length = 1;
gc();
console.log(sorted[0].n);

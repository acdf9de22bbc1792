// concat and slice share elements with their sources.
let left = [{ n: 1 }, { n: 2 }];
let right = [{ n: 3 }];
let both = left.concat(right, { n: 4 });
left = null;
gc();
let part = both.slice(1, 3);
both = null;
gc();
console.log(part.length, right[0] === part[1]);
part = null;
gc();

// Swapping by destructuring keeps both objects and no temporary array.
let a = { name: 'a' };
let b = { name: 'b' };
[a, b] = [b, a];
gc();
console.log(a.name, b.name);
[a, b] = [b];
gc();
console.log(a.name, b);

// Each turn costs what it adds, from whichever end.
let front = '';
for (let i = 0; i < 60000; i++) front = (i % 10) + front;
console.log(front.length, front.slice(0, 12), front.slice(-5));
let wide = 'x'.repeat(300);
for (let i = 0; i < 300; i++) wide = 'ab' + wide;
const before = wide;
wide = '€' + wide;
const other = 'q' + before;
wide = 'y' + wide;
console.log(wide.slice(0, 5), other.slice(0, 4), before.slice(0, 4), wide.length, other.length);
let both = '-'.repeat(300);
for (let i = 0; i < 200; i++) both = `<${both}>`;
console.log(both.length, both.slice(198, 202), both.slice(-2));
const a = 'z' + both;
const b = 'w' + both;
console.log(a[0], b[0], a.slice(1) === b.slice(1));

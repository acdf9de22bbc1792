let text = '';
for (let i = 0; i < 100000; i++) text += 'ab';
console.log(text.length, text.slice(0, 4), text[199999]);
let wide = 'é'.repeat(300);
const before = wide;
for (let i = 0; i < 3000; i++) { wide += i % 7 === 0 ? 'ж' : 'x'; if (i === 10) wide += before; }
console.log(wide.length, before.length, wide.slice(296, 316), wide.endsWith('xxxжxxx'), wide.split('ж').length);
const first = text + '1';
const second = text + '2';
const third = first + '3';
console.log(first.slice(-3), second.slice(-3), third.slice(-4), first.length, third.length);

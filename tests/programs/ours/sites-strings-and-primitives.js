// slice, concat and split are names of string methods too: texts are no events, arrays are.
let text = 'a-b-c';
let part = text.slice(2);
let more = text.concat('!', part);
let list = text.split('-');
let upper = list.map((s) => s.toUpperCase());
gc();
console.log(part, more, list.length, upper.join(''));
list = null;
gc();
upper = upper.slice(1);
gc();

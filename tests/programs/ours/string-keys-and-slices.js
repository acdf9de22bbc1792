// Long strings are no tracked objects; what splits them makes an array.
let text = 'line ' + 'x'.repeat(200);
let lines = [text, text, 'end'].join('\n').split('\n');
gc();
console.log(lines.length, lines[0].length, lines[2]);
let words = lines.map((l) => ({ length: l.length }));
lines = null;
gc();
words = words.filter((w) => w.length > 3);
gc();
console.log(words.length);

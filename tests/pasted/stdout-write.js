// A line may be written in pieces; what is no whole line at the end is one.
for (const word of ['one', 'two', 'three']) process.stdout.write(`${word} `);
process.stdout.write('\n');
process.stdout.write('a\nb\nc');
console.log(' then a log', { of: 1 });
process.stdout.write(String(42));
setTimeout(() => process.stdout.write(' and the rest'), 5);

// A bounded history lets the oldest command go.
const history = [];
function run(command) { command.run(); history.push(command); if (history.length > 2) history.shift(); }
const text = { value: '' };
for (const c of ['a', 'b', 'c']) run({ c, run() { text.value += this.c; }, undo: () => { text.value = text.value.slice(0, -1); } });
gc();
history.pop().undo();
gc();
console.log(text.value);

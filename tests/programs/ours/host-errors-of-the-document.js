// The document's errors have names; what was being moved stays where it was.
const a = document.createElement('a');
const b = document.createElement('b');
a.appendChild(b);
const names = [];
for (const attempt of [() => b.appendChild(a), () => a.removeChild(a), () => document.body.removeChild(a), () => a.insertBefore(document.createElement('i'), a), () => a.appendChild({})]) {
  try { attempt(); } catch (e) { names.push(e.name); }
}
console.log(names.join());
gc();
console.log(a.firstChild === b, b.parentNode === a);

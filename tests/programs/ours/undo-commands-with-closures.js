// Undo by closures: each command keeps exactly what it needs to go back.
const doc = { body: { text: 'one' }, title: { text: 'T' } };
const undo = [];
function change(key, value) {
  const old = doc[key];
  doc[key] = value;
  undo.push(() => { doc[key] = old; });
}
change('body', { text: 'two' });
change('title', { text: 'U' });
change('body', { text: 'three' });
gc();
undo.pop()();
gc();
undo.splice(0, 1);
gc();
console.log(doc.body.text, doc.title.text, undo.length);

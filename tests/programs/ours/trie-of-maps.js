// A trie of nested Maps: deleting a prefix frees everything below it.
const root = new Map();
function insert(word) {
  let at = root;
  for (const c of word) {
    if (!at.has(c)) at.set(c, new Map());
    at = at.get(c);
  }
  at.set('end', { word });
}
['to', 'tea', 'in'].forEach(insert);
gc();
root.get('t').delete('e');
gc();
root.delete('t');
gc();
console.log([...root.keys()].join());

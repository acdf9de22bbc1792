// An undo stack keeps old states; a new edit drops what could be redone.
class History {
  past = []; future = []; now = { text: '' };
  edit(text) { this.past.push(this.now); this.now = { text }; this.future = []; }
  undo() { this.future.push(this.now); this.now = this.past.pop(); }
  redo() { this.past.push(this.now); this.now = this.future.pop(); }
}
const h = new History();
h.edit('a');
h.edit('ab');
gc();
h.undo();
h.undo();
gc();
h.redo();
h.edit('x');
gc();
console.log(h.now.text, h.past.length, h.future.length);

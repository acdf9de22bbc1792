// An arrow that uses this makes every closure of that call keep the receiver.
class Widget {
  constructor(name) { this.name = { text: name }; }
  both() {
    const note = { note: 1 };
    const withThis = () => this.name.text;
    console.log(withThis());
    return () => note.note;
  }
  plain() {
    const note = { note: 2 };
    return () => note.note;
  }
}
let f = new Widget('kept').both();
let g = new Widget('freed').plain();
gc();
console.log(f(), g());
f = null;
gc();

// A registry tells of symbols too.
const held = { text: 'the symbol is gone' };
const registry = new FinalizationRegistry((what) => console.log(what.text));
let mark = Symbol('mark');
registry.register(mark, held);
const weak = new WeakRef(mark);
gc();
console.log(typeof weak.deref());
mark = null;
gc();
console.log(typeof weak.deref());
gc();

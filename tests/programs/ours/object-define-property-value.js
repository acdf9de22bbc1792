// A hidden property holds as well as any other; defining it again frees the old value.
const o = {};
Object.defineProperty(o, 'hidden', { value: { v: 1 }, configurable: true });
gc();
console.log(Object.keys(o).length, o.hidden.v);
Object.defineProperty(o, 'hidden', { value: { v: 2 }, configurable: true });
gc();
Object.defineProperty(o, 'hidden', { get: function () { return { made: 'anew' }; } });
console.log(o.hidden.made);
gc();

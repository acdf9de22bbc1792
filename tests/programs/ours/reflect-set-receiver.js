// Reflect.set writes to the receiver.
const base = { set x(v) { this.kept = v; } };
const receiver = {};
Reflect.set(base, 'x', { n: 1 }, receiver);
gc();
console.log(receiver.kept.n);
receiver.kept = null;
gc();

// An object keeps its prototype, and that one its own prototype.
let base = { kind: 'base', tags: ['t'] };
let middle = Object.create(base, { extra: { value: { e: 1 } } });
let leaf = Object.create(middle);
base = null;
middle = null;
gc();
console.log(leaf.kind, leaf.extra.e);
Object.setPrototypeOf(leaf, null);
gc();
console.log(leaf.kind);

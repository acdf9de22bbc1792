// A FinalizationRegistry keeps the held value until the target is gone, not the target.
const registry = new FinalizationRegistry((held) => { console.log('gone', held.name); });
let target = { big: true };
const token = { token: 1 };
registry.register(target, { name: 'first' }, token);
gc();
console.log(registry.unregister(token));
gc();
target = null;
gc();

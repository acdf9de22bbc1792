// A weak reference
const registry = new FinalizationRegistry(
  name => console.log(name, 'is gone'));
let image = { pixels: 'many' };
const cached = new WeakRef(image);
registry.register(image, 'the image');
image = null;
console.log(cached.deref() === undefined);
gc();
console.log(cached.deref() === undefined);

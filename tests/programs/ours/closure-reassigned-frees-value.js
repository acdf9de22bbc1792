// The variable is kept, not the value: assigning a captured variable frees what was in it.
function holder() {
  let value = { first: true };
  return { get: () => value, set: (v) => { value = v; } };
}
const h = holder();
gc();
h.set({ second: true });
gc();
console.log(Object.keys(h.get()).join());
h.set(null);
gc();

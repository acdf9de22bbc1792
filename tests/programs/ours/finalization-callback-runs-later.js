// The callback of a FinalizationRegistry gets the held value after the target was collected; then that is free too.
const gone = [];
const registry = new FinalizationRegistry((held) => { gone.push(held.id); });
function make(id) {
  const o = { id };
  registry.register(o, { id: 'held ' + id });
  return o;
}
let a = make('a');
make('b');
gc();
console.log(gone.length);
a = null;
gc();
console.log(gone.slice().sort().join());
gc();

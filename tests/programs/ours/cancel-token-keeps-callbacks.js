// A cancel token keeps its callbacks until it is cancelled or they are taken back.
function token() {
  let callbacks = new Set();
  return {
    on(f) { callbacks?.add(f); return () => callbacks?.delete(f); },
    cancel() { const all = callbacks; callbacks = null; all?.forEach((f) => f()); },
  };
}
let t = token();
let off = t.on(((data) => () => console.log('cancelled', data.id))({ id: 1 }));
t.on(((data) => () => console.log('cancelled', data.id))({ id: 2 }));
gc();
off();
off = null;
gc();
t.cancel();
gc();

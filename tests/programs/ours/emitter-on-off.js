// An event emitter keeps its listeners; off frees one, a listener added twice is there twice.
class Emitter {
  #listeners = {};
  on(type, fn) { (this.#listeners[type] ??= []).push(fn); return () => this.off(type, fn); }
  off(type, fn) { this.#listeners[type] = this.#listeners[type].filter((f) => f !== fn); }
  emit(type, ...args) { for (const f of this.#listeners[type] ?? []) f(...args); }
}
const bus = new Emitter();
let off = (function () {
  const model = { seen: 0 };
  return bus.on('save', (e) => { model.seen += e.n; console.log('seen', model.seen); });
})();
bus.emit('save', { n: 1 });
gc();
bus.emit('save', { n: 2 });
off();
gc();
off = null;
gc();

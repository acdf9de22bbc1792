// A small event emitter with wildcard, once and off, as posts show it.
class EventEmitter {
  #listeners = new Map();

  on(type, listener) {
    if (typeof listener !== 'function') throw new TypeError(`listener must be a function, not ${typeof listener}`);
    if (!this.#listeners.has(type)) this.#listeners.set(type, []);
    this.#listeners.get(type).push({ listener, once: false });
    return () => this.off(type, listener);
  }

  once(type, listener) {
    this.on(type, listener);
    const list = this.#listeners.get(type);
    list[list.length - 1].once = true;
    return this;
  }

  off(type, listener) {
    const list = this.#listeners.get(type);
    if (!list) return false;
    const at = list.findIndex((entry) => entry.listener === listener);
    if (at < 0) return false;
    list.splice(at, 1);
    if (list.length === 0) this.#listeners.delete(type);
    return true;
  }

  emit(type, ...args) {
    let count = 0;
    for (const name of [type, '*']) {
      for (const entry of [...(this.#listeners.get(name) ?? [])]) {
        if (entry.once) this.off(name, entry.listener);
        try {
          entry.listener.apply(this, name === '*' ? [type, ...args] : args);
          count++;
        } catch (error) {
          console.error('listener failed:', error.message);
        }
      }
    }
    return count;
  }

  get types() { return [...this.#listeners.keys()].sort(); }
  static get [Symbol.species]() { return EventEmitter; }
}

class Store extends EventEmitter {
  items = {};
  set(key, value) {
    const before = this.items[key];
    this.items[key] = value;
    return this.emit('change', { key, before, after: value });
  }
}

const store = new Store();
const stop = store.on('change', ({ key, before, after }) => console.log(`${key}: ${before} -> ${after}`));
store.once('change', (event) => console.log('first change', event));
store.on('change', function () { this.items.count = Object.keys(this.items).length; });
store.on('*', (type, event) => console.log('any', type, event.key));
console.log(store.set('a', 1), store.set('b', [1, 2]));
stop();
console.log(store.set('a', { deep: { deeper: { deepest: true } } }));
store.on('oops', () => { throw new RangeError('too much'); });
console.log(store.emit('oops'), store.emit('nothing'));
console.log(store.types, store.off('none', stop), stop());
try {
  store.on('change', 'not a function');
} catch (error) {
  console.log(error instanceof TypeError, String(error));
}
console.log(store);

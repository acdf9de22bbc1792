// A subclass of EventTarget with state.
let store;
class Store extends EventTarget {
  #state = { items: [] };
  add(item) { this.#state.items.push(item); this.dispatchEvent(new Event('change')); }
  get size() { return this.#state.items.length; }
}
(function () {
  store = new Store();
  store.add({ n: 1 });
})();
gc();
console.log(store.size);
store = null;
gc();

// A getter that makes and remembers.
let item;
class Item {
  #cache = null;
  get parts() { return (this.#cache ??= { list: [{ n: 1 }] }); }
  reset() { this.#cache = null; }
}
item = new Item();
item.parts;
gc();
item.reset();
gc();

// A class made in a function keeps the function's scope; so does each of its instances.
function makeClass() {
  const registry = { count: 0 };
  const unused = { unused: true };
  class Item {
    #data = { d: ++registry.count };
    read() { return this.#data.d; }
  }
  console.log(unused.unused);
  return Item;
}
let Item = makeClass();
let item = new Item();
gc();
Item = null;
gc();
console.log(item.read());
item = null;
gc();

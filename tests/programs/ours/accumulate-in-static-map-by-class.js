// A static Map from class to instances keeps classes and instances alike.
class Pool {
  static #byType = new Map();
  static add(o) {
    const list = Pool.#byType.get(o.constructor) ?? [];
    list.push(o);
    Pool.#byType.set(o.constructor, list);
    return list.length;
  }
  static drop(type) { return Pool.#byType.delete(type); }
}
let Ship = class Ship { crew = { n: 3 }; };
console.log(Pool.add(new Ship()), Pool.add(new Ship()), Pool.add({ plain: 1 }));
gc();
console.log(Pool.drop(Ship));
gc();
Ship = null;
gc();

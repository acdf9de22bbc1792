// A small shop: classes, closures, timers, a cache, a list.
class Item {
  constructor(name, price) {
    this.name = name;
    this.price = price;
  }
}

class Cart {
  constructor(owner) {
    this.owner = owner;
    this.items = [];
  }
  add(item) {
    this.items.push(item);
    return this;
  }
  get total() {
    return this.items.reduce((sum, item) => sum + item.price, 0);
  }
}

const cache = new Map();
function load(name) {
  if (!cache.has(name)) {
    cache.set(name, new Item(name, name.length * 3));
  }
  return cache.get(name);
}

function listen(cart) {
  const seen = { count: 0 };
  return function onChange() {
    seen.count++;
    return `${cart.owner}: ${cart.total}`;
  };
}

let carts = [];
for (const owner of ['ada', 'bob', 'cy']) {
  const cart = new Cart(owner);
  for (const name of ['tea', 'bread', 'tea', 'figs']) cart.add(load(name));
  cart.onChange = listen(cart);
  carts.push(cart);
}
for (const cart of carts) console.log(cart.onChange());
gc();

const timer = setInterval(() => {
  const cart = carts.pop();
  if (cart) console.log('closed', cart.owner);
}, 100);
tick(250);
gc();

clearInterval(timer);
cache.clear();
carts = [];
gc();

const log = Array.from({ length: 5 }, (_, i) => ({ line: i, next: null }));
log.forEach((entry, i) => { entry.next = log[i + 1] ?? null; });
log.length = 1;
gc();

// An iterable written by hand: a half-used iterator keeps its scope and with it the source.
const range = (source) => ({
  [Symbol.iterator]() {
    let i = 0;
    return { next: () => (i < source.items.length ? { value: source.items[i++], done: false } : { value: undefined, done: true }) };
  },
});
let it = range({ items: [{ n: 1 }, { n: 2 }] })[Symbol.iterator]();
let first = it.next().value;
gc();
console.log([first.n, it.next().value.n].join());
it = null;
gc();
first = null;
gc();

// Destructuring a part closes the iterator.
let first;
const log = [];
(function () {
  const source = {
    items: [{ n: 1 }, { n: 2 }],
    [Symbol.iterator]() { let i = 0; return { next: () => ({ value: this.items[i++], done: false }), return() { log.push('closed'); return {}; } }; },
  };
  [first] = source;
})();
gc();
console.log(log.join(), first.n);

// An async iterator by hand keeps its queue.
let iterator;
(function () {
  const queue = [{ n: 1 }, { n: 2 }];
  const source = { [Symbol.asyncIterator]() { return { next: async () => ({ value: queue.shift(), done: queue.length === 0 }) }; } };
  iterator = source[Symbol.asyncIterator]();
  iterator.next();
})();
gc();
iterator.next();
gc();
iterator = null;
gc();

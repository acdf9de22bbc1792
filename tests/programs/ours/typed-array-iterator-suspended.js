// An iterator of a typed array keeps it while it is under way.
let iterator;
(function () {
  const bytes = new Uint8Array(4);
  bytes.owner = { it: 1 };
  iterator = bytes.entries();
  iterator.next();
})();
gc();
console.log(iterator.next().done);
iterator = null;
gc();

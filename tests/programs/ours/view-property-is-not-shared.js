// Two views of one buffer: what hangs on one goes with that one.
let first, second;
(function () {
  const buffer = new ArrayBuffer(16);
  first = new Uint8Array(buffer);
  second = new Uint8Array(buffer);
  first.label = { of: 'first' };
  second.label = { of: 'second' };
})();
gc();
first = null;
gc();
console.log(second.label.of);

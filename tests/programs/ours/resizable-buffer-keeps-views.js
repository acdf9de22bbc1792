// A buffer that can grow does not keep its views when it does.
let buffer = new ArrayBuffer(8, { maxByteLength: 64 });
(function () {
  const view = new Uint8Array(buffer);
  view.note = { length: view.length };
  buffer.resize(32);
})();
gc();
console.log(buffer.byteLength);

// A property of a buffer keeps like any other, and a view keeps the buffer with it.
let view;
(function () {
  const buffer = new ArrayBuffer(16);
  buffer.owner = { name: 'owner', list: [] };
  view = new Uint8Array(buffer);
})();
gc();
console.log(view.buffer.owner.name);
view.buffer.owner = null;
gc();
view = null;
gc();

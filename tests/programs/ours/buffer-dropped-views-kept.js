// Two views of one buffer: the last one that goes takes it with it.
const holder = { a: null, b: null };
(function () {
  const buffer = new ArrayBuffer(32);
  holder.a = new DataView(buffer);
  holder.b = new Uint16Array(buffer);
})();
gc();
holder.a = null;
gc();
holder.b = null;
gc();

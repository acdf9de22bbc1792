// A typed array keeps its buffer, and a buffer does not keep its views.
let view, probe;
(function () {
  const buffer = new ArrayBuffer(64);
  probe = new WeakRef(buffer);
  view = new Uint8Array(buffer, 8, 8);
  const other = new Float64Array(buffer);
  other[1] = 5;
})();
gc();
console.log(probe.deref() === view.buffer, view.length);
view = null;
gc();
console.log(probe.deref());

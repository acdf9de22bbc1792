// A slice of a buffer is a buffer of its own: it does not keep the first.
let part;
(function () {
  const whole = new ArrayBuffer(64);
  part = { bytes: whole.slice(0, 8), note: [1] };
})();
gc();
console.log(part.bytes.byteLength);
part = null;
gc();

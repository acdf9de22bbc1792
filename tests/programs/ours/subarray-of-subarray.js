// Parts of parts all keep one buffer, not each other.
let last;
(function () {
  const buffer = new ArrayBuffer(64);
  const whole = new Uint8Array(buffer);
  const half = whole.subarray(32);
  half.tag = { half: true };
  last = { bytes: half.subarray(16) };
})();
gc();
console.log(last.bytes.byteOffset);
last.bytes = null;
gc();

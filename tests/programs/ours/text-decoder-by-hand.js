// A text made from bytes keeps no bytes.
let text;
(function () {
  const bytes = new Uint8Array([104, 105]);
  const holder = { bytes };
  text = { value: String.fromCharCode(...holder.bytes) };
})();
gc();
console.log(text.value);

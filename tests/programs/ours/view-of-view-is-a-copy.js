// A typed array made from another copies: it keeps its own bytes only.
let copy;
(function () {
  const source = new Uint8Array(32);
  source.tag = { x: [] };
  copy = new Float32Array(source);
})();
gc();
console.log(copy.length, copy.tag);

// A small part of a large typed array keeps all of its bytes; a slice keeps its own only.
let part, copy;
(function () {
  const large = new Uint8Array(4096);
  part = large.subarray(0, 4);
  copy = large.slice(0, 4);
})();
gc();
part = null;
gc();
console.log(copy.length);

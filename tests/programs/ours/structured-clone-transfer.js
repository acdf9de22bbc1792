// A transferred buffer's bytes move; the old object stays as long as it is held.
let from = new ArrayBuffer(32), to;
from.note = { kept: 'by the old one' };
(function () {
  to = structuredClone({ data: from }, { transfer: [from] });
})();
gc();
console.log(from.byteLength, to.data.byteLength);
from = null;
gc();

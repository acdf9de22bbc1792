// The parts of a split keep no object.
let parts;
(function () {
  const record = { line: 'a,b,c', meta: { x: 1 } };
  parts = { list: record.line.split(/,/) };
})();
gc();
console.log(parts.list.length);
parts.list = null;
gc();

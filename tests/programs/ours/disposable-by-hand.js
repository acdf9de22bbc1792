// A resource that is disposed of in finally is let go with the function.
const log = [];
function open(name) { return { name, [Symbol.for('dispose')]() { log.push('closed ' + this.name); } }; }
(function () {
  const resource = open('a');
  try { log.push(resource.name); } finally { resource[Symbol.for('dispose')](); }
})();
gc();
console.log(log.join());

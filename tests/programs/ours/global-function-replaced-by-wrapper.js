// Wrapping a global function: the wrapper keeps the old one until it is put back.
function load(id) { return { id }; }
const original = { load };
load = (function (old) {
  const calls = [];
  return function (id) { calls.push({ id }); return old(id); };
})(load);
console.log(load(1).id);
gc();
load = original.load;
gc();
original.load = null;
load = undefined;
gc();

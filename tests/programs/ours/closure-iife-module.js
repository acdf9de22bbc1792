// The module pattern: private state lives exactly as long as what the module gave out.
var module = (function () {
  var cache = { entries: [] };
  var setup = { onlyOnce: true };
  cache.entries.push({ ready: setup.onlyOnce });
  function size() { return cache.entries.length; }
  return { size: size, add: function (x) { cache.entries.push({ x: x }); } };
})();
module.add(1);
gc();
console.log(module.size());
module = module.size;
gc();
module = null;
gc();

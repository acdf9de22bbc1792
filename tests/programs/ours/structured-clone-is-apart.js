// A structured clone holds nothing of what it was made from.
let clone;
(function () {
  const inner = { deep: [1, 2] };
  const original = { inner, again: inner };
  original.self = original;
  clone = structuredClone(original);
})();
gc();
console.log(clone.inner === clone.again, clone.self === clone);

// Symbols in a Set, in an array and in a closure are held like objects.
const about = new WeakMap();
let set = new Set();
let list = [];
let ask = (function () {
  const inside = Symbol('inside');
  about.set(inside, { where: 'closure' });
  return () => about.get(inside).where;
})();
(function () {
  const one = Symbol('one'), two = Symbol('two');
  set.add(one);
  list.push(two);
  about.set(one, { where: 'set' });
  about.set(two, { where: 'list' });
})();
gc();
set = null;
gc();
list.length = 0;
gc();
console.log(ask());
ask = null;
gc();

// An iterator of a string keeps no object.
let iterator;
(function () {
  const holder = { text: 'ab' };
  iterator = holder.text[Symbol.iterator]();
  iterator.next();
})();
gc();
console.log(iterator.next().value);

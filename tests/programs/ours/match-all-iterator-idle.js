// An idle iterator of matchAll keeps no object of the program.
let iterator;
(function () {
  const holder = { text: 'a1a2' };
  iterator = holder.text.matchAll(/a(\d)/g);
  iterator.next();
})();
gc();
console.log(iterator.next().value[1]);

// An exhausted iterator of matchAll keeps no match.
let iterator, count = 0;
(function () {
  const found = { all: [] };
  iterator = 'a1b2'.matchAll(/\d/g);
  for (const match of iterator) { found.all.push(match[0]); count++; }
})();
gc();
console.log(count, iterator.next().done);

// Parameters are kept one by one: only those that an inner function mentions.
function make(first, second, third) {
  var sum = third.n + second.n;
  return function () { return first.n + sum; };
}
var f = make({ n: 1 }, { n: 2 }, { n: 3 });
gc();
console.log(f());
f = null;
gc();

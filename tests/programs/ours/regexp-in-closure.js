// A pattern made in a function is kept by the closure that mentions it, its neighbours too.
let matches;
(function () {
  const pattern = new RegExp('^a');
  const neighbour = { unused: true };
  matches = (text) => pattern.test(text);
  neighbour.unused = false;
})();
gc();
console.log(matches('ab'));
matches = null;
gc();

// Even a function declared after a return, never called, puts its variable into the scope.
function make() {
  var kept = { kept: true };
  var free = { free: true };
  return function () { return free === null; };
  function never() { return kept; }
}
var f = make();
gc();
console.log(f());
f = null;
gc();

// A var in a block belongs to the function's scope, a let in the same block to the block's.
function make() {
  var readVar, readLet;
  {
    var hoisted = { hoisted: true };
    let local = { local: true };
    readVar = function () { return hoisted; };
    readLet = function () { return local; };
  }
  function outside() { return 'outside'; }
  return [readVar, readLet, outside];
}
let [v, l, o] = make();
v = null;
l = null;
gc();
console.log(o());
o = null;
gc();

// for with var in a function: all closures share one variable, so only its last value is kept.
function make() {
  var list = [];
  for (var i = 0; i < 3; i++) {
    var item = { i: i };
    list.push(function () { return item; });
  }
  return list;
}
var list = make();
gc();
console.log(list[0]().i, list[1]() === list[2]());
list = list[0];
gc();
list = null;
gc();

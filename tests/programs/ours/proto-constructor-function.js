// An instance keeps its prototype and through `constructor` the function that made it.
function make() {
  const scope = { captured: true };
  function Thing() { this.own = { own: scope.captured }; }
  Thing.prototype.shared = { shared: true };
  return new Thing();
}
let thing = make();
gc();
console.log(thing.shared.shared, thing.constructor.name);
thing.own = null;
gc();
thing = null;
gc();

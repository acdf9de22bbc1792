// A generator that was never started keeps its arguments; a dropped one keeps nothing.
function* lazy(source) { yield source.v; }
let it = lazy({ v: 1 });
lazy({ v: 2 });
gc();
console.log(it.next().value);
gc();
it = null;
gc();

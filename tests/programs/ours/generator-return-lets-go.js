// return() on a suspended generator lets its locals go.
let steps;
function* walk() { const path = [{ left: { n: 1 } }]; yield path.length; yield path[0].left; }
steps = walk();
steps.next();
gc();
steps.return();
gc();
console.log(steps.next().done);

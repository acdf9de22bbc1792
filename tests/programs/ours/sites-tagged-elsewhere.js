// Rest arrays, arguments and iterator results are no events, but they hold what they hold.
let kept = null;
function keepArguments() { kept = arguments; }
keepArguments({ a: 1 }, { a: 2 });
gc();
let rest = null;
((...r) => { rest = r; })({ r: 1 }, { r: 2 });
kept = null;
gc();
let step = [{ s: 1 }][Symbol.iterator]().next();
rest.pop();
gc();
console.log(step.value.s, rest.length);
step = rest = null;
gc();

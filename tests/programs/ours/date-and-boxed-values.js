// A Date and boxed values made by new are objects like others.
let start = new Date(0);
let boxed = new Number(5);
let stamp = { at: start, iso: start.toISOString() };
start = null;
gc();
console.log(stamp.iso, boxed + 1, typeof boxed);
boxed = 6;
stamp.at = null;
gc();

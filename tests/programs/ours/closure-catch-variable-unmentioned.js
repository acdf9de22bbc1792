// A catch variable always has a scope object of its own: every closure made in the block keeps what was caught.
let later = null;
function attempt(big) {
  const outside = () => big.n;
  try {
    throw { thrown: outside() };
  } catch (problem) {
    console.log(problem.thrown);
    later = () => 'mentions nothing';
  }
}
attempt({ n: 1 });
gc();
console.log(later());
later = null;
gc();
try {
  throw [{ parts: 1 }];
} catch ([part]) {
  console.log(part.parts);
  later = function () {};
}
gc();
later = null;
gc();

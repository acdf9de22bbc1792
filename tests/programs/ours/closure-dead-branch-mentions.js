// A closure that is never created still puts its variables into the scope: the text decides.
function make(debug) {
  const big = { big: true };
  const small = { small: true };
  if (debug) {
    console.debug(() => big);
  }
  return () => small;
}
let f = make(false);
gc();
console.log(f().small);
f = null;
gc();

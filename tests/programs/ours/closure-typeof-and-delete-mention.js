// typeof of a variable is a mention like any other.
function make() {
  const seen = { seen: true };
  const idle = { idle: true };
  const text = 'x' + idle.idle;
  return () => typeof seen + text;
}
let f = make();
gc();
console.log(f());
f = null;
gc();

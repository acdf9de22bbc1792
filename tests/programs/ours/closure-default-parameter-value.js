// A default value is made per call; a closure keeps the parameter it landed in, and nothing of the other.
function open(options = { mode: 'r' }, spare = { unused: true }) {
  const size = Object.keys(spare).length;
  return () => options.mode + size;
}
const a = open();
let b = open({ mode: 'w' });
gc();
console.log(a(), b());
b = null;
gc();

// An arrow's arguments are those of the function around it; a closure that uses them keeps them all.
function collect(a, b) {
  return () => arguments.length;
}
let f = collect({ a: 1 }, { b: 2 }, { extra: 3 });
gc();
console.log(f());
f = null;
gc();

// A closure that only assigns a variable captures it too; the value it would overwrite is kept until then.
function make() {
  let slot = { first: true };
  return (v) => { slot = v; };
}
let put = make();
gc();
put({ second: true });
gc();
put(null);
gc();
put = null;
gc();

// A closure made in a generator keeps the generator's scope, after the generator itself is gone.
function* maker() {
  const captured = { captured: 1 };
  const local = { local: 1 };
  yield () => captured;
  console.log(local);
}
let it = maker();
let f = it.next().value;
gc();
it = null;
gc();
console.log(f().captured);
f = null;
gc();

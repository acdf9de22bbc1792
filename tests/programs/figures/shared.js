// One scope for all
function make() {
  const big = { data: 'a lot of it' };
  const local = { used: 'here only' };
  const small = { n: 0 };
  const peek = () => big;   // never called
  return () => small.n + 1;
}

let next = make();
next();
gc();

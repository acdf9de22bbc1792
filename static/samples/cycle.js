// Two objects that keep each other
function pair() {
  const a = {};
  const b = {};
  a.other = b;
  b.other = a;
}

pair();
gc();

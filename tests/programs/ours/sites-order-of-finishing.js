// Events of one place are numbered in the order in which the expressions finish: inner objects first.
function nest(n) {
  return { n, child: n > 0 ? nest(n - 1) : null };
}
let top = nest(2);
gc();
top = top.child;
gc();
top = top.child;
gc();
console.log(top.n);

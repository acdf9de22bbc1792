// Three closures of one call share one scope; the last one alone keeps everything that any of them mentions.
function make() {
  const a = { a: 1 }, b = { b: 2 }, c = { c: 3 }, d = { d: 4 };
  console.log(d.d);
  return [() => a, () => b, () => c];
}
let all = make();
gc();
all = all.slice(2);
gc();
console.log(all[0]().c);
all = null;
gc();

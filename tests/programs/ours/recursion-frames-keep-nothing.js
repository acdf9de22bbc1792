// Each frame of a recursion has its own locals; after the return only the result is left.
function build(depth) {
  const local = { depth };
  if (depth === 0) return { leaf: true };
  const below = build(depth - 1);
  return depth === 2 ? { below, local } : below;
}
let r = build(3);
gc();
console.log(r.local.depth);
r = r.below;
gc();
r = null;
gc();

// A recursive walk by yield*: the suspended generators form a chain down the tree.
function* walk(node) {
  if (node.left) yield* walk(node.left);
  yield node.v;
  if (node.right) yield* walk(node.right);
}
let tree = { v: 2, left: { v: 1 }, right: { v: 3 } };
let it = walk(tree);
console.log(it.next().value);
tree = null;
gc();
it = null;
gc();

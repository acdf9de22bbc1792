// A WeakSet of visited nodes keeps none.
const visited = new WeakSet();
let root = { child: { child: null } };
(function walk(node) { if (node) { visited.add(node); walk(node.child); } })(root);
root = root.child;
gc();
console.log(visited.has(root));

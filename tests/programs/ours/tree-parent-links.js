// With parent links any node keeps the whole tree; cutting the link on both sides frees the rest.
class Node {
  constructor(name, parent) { this.name = name; this.parent = parent; this.children = []; parent?.children.push(this); }
}
let root = new Node('root', null);
let left = new Node('left', root);
new Node('right', root);
let leaf = new Node('leaf', left);
root = left = null;
gc();
console.log(leaf.parent.parent.children.length);
leaf.parent.children.pop();
gc();
leaf.parent = null;
gc();
leaf = null;
gc();

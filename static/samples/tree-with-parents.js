// A tree with parents
// Watch: a small leaf keeps the whole tree alive, by the way up. Ask why the tree's root is alive, and what would go if leaf.parent
// were cut.
class Node {
  constructor(name, parent) {
    this.name = name;
    this.parent = parent;
    this.children = [];
    parent?.children.push(this);
  }
}

function grow() {
  const root = new Node("root", null);
  const left = new Node("left", root);
  new Node("right", root);
  return new Node("leaf", left);
}

let leaf = grow();
gc();                        // the leaf knows its parent, and that knows all
leaf.parent = null;
gc();                        // the leaf is left

// Removing the smaller half of a search tree by replacing one reference.
class Tree {
  root = null;
  add(key) {
    const node = { key, left: null, right: null };
    if (!this.root) { this.root = node; return this; }
    let at = this.root;
    for (;;) {
      const side = key < at.key ? 'left' : 'right';
      if (!at[side]) { at[side] = node; return this; }
      at = at[side];
    }
  }
}
const tree = new Tree();
tree.add(5).add(2).add(8).add(1).add(3);
gc();
tree.root.left = tree.root.left.right;
gc();
tree.root = tree.root.right;
gc();
console.log(tree.root.key);

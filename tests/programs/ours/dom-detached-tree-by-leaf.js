// One reference to a leaf keeps its whole detached tree: parents are references too.
function build() {
  const ul = document.createElement('ul');
  for (let i = 0; i < 3; i++) {
    const li = document.createElement('li');
    li.data = { i };
    ul.appendChild(li);
  }
  return ul;
}
document.body.appendChild(build());
let leaf = document.body.firstChild.lastChild;
document.body.removeChild(document.body.firstChild);
gc();
console.log(leaf.parentNode.childNodes.length, leaf.isConnected);
leaf.remove();
gc();
leaf = null;
gc();

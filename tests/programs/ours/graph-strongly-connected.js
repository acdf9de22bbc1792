// Two rings joined by one edge: cutting the edge frees the second ring only.
function ring(names) {
  const nodes = names.map((name) => ({ name, next: null }));
  nodes.forEach((node, i) => { node.next = nodes[(i + 1) % nodes.length]; });
  return nodes[0];
}
let a = ring(['a', 'b', 'c']);
a.bridge = ring(['x', 'y']);
a.bridge.next.back = a;
gc();
let y = a.bridge.next;
a.bridge = null;
gc();
y.next.next = null;
y = y.next;
gc();
a = null;
gc();
console.log(y.name);

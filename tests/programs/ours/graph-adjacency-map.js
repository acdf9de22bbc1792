// Removing a vertex from a graph kept in a Map: its edges elsewhere must go too.
const graph = new Map();
const vertex = (name) => { const v = { name }; graph.set(v, new Set()); return v; };
const link = (a, b) => { graph.get(a).add(b); graph.get(b).add(a); };
let a = vertex('a'), b = vertex('b'), c = vertex('c');
link(a, b);
link(b, c);
a = c = null;
gc();
graph.delete(b);
gc();
for (const edges of graph.values()) edges.delete(b);
b = null;
gc();
console.log(graph.size);

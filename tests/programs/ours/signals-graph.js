// A small reactive graph: a computed value that nothing reads any more is still in its source's list.
function signal(value) { return { value, subs: new Set() }; }
function computed(source, f) { const node = { value: f(source.value), run() { node.value = f(source.value); } }; source.subs.add(node); return node; }
const source = signal({ n: 1 });
let double = computed(source, (v) => ({ n: v.n * 2 }));
gc();
double = null;
gc();
source.subs.clear();
gc();

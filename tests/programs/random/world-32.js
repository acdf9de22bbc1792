// A random program about collections, jobs and the document, number 32.
let a = { n: -1 }, b = null, c = [{ n: -2 }], d = null;
let list = [], map = new Map(), set = new Set(), o = {}, id = 0, settle = null, it = null, ref = null;
const wm = new WeakMap(), registry = new FinalizationRegistry((held) => { gone.push(held); });
let gone = [];
let el = document.createElement('div');
function keep(x) { return [this, x]; }
function on(e) { e.out = e.detail; }
function weak(k, v) { if (k !== null && (typeof k === 'object' || typeof k === 'function')) wm.set(k, v); }
function structured({ n = { made: 1 }, ...rest }) { return [n, rest]; }
async function work(x, y) { const own = { own: x }; await y; list.push(own); return own; }
async function sleep(x, ms) { const own = { own: x }; await new Promise((r) => setTimeout(r, ms)); o.k1 = own; }
function* walk(x, y) { const own = { x }; for (;;) { y = yield own; if (y === null) yield x; } }
class Box { #in; handler = () => this; constructor(x) { this.#in = x; this.pub = { x }; } get inner() { return this.#in; } swap(y) { const old = this.#in; this.#in = y; return old; } reader() { const x = this.#in; return () => x; } }
{ const big = { n: 0, to: b }; setTimeout(() => { list.push(big); }, 4); }
{ const event = { type: 'go', detail: { n: 1 } }; el.dispatchEvent(event); d = event; }
set.delete(c);
ref = new WeakRef([a, { n: 2 }]);
it = walk(Object.create({ n: 3 }), { n: 4 });
weak(d, new Map([[a, { n: 5 }]]));
tick(22);
set.add(a);
{ const child = document.createElement('b'); child.data = b; el.appendChild(child); }
gc();
b = new Box(a);
weak(a, { n: 6, to: d });
c = c && typeof b === 'object' ? wm.get(a) ?? null : null;
el = document.createElement('p');
setTimeout((x, y) => { b = y; }, 19, a, [a, { n: 7 }]);
list = Array.from(list);
if (a instanceof Box) list.push(new Box(a).swap(b));
set.add(new Map([[d, { n: 8 }]]));
b = d;
gc();
settle = null;
clearTimeout(id);
a = a && typeof d === 'object' ? wm.get(a) ?? null : null;
set.delete(b);
el.addEventListener('go', on);
set.delete(a);
try { c = d.to.to; } catch (e) { console.log(e.name); }
b = null;
clearTimeout(id);
gc();
try { c = a.to.to; } catch (e) { console.log(e.name); }
Promise.resolve(new Box(b)).then((x) => { d = x; return keep.bind(a, { n: 9 }); }).then((y) => { list.push(y); });
if (typeof a === 'function') { try { b = a(); } catch (e) { d = null; } }
Promise.reject({ n: 10, to: b }).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
{ const big = { n: 11 }; setTimeout(() => { list.push(big); }, 21); }
set.add(a);
if (it) a = it.next({ n: 12, to: a }).value;
el = document.createElement('p');
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else c = v; };
gc();
list.unshift(d, ((x) => () => x)(b));
el.data = null;
if (a instanceof Box) c = a.reader();
d = b && typeof b === 'object' ? wm.get(a) ?? null : null;
it = null;
map.set('k1', keep.bind(d, { n: 13 }));
ref = new WeakRef(new Map([[c, { n: 14 }]]));
tick(3);
d = ref?.deref() ?? null;
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 17.
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
c = a;
{ const child = document.createElement('b'); child.data = d; el.appendChild(child); }
new Promise((r) => { settle = r; }).then((x) => { a = x; });
ref = new WeakRef(Object.create({ n: 0 }));
a = ((x) => () => x)(a);
list.push(c, Object.create({ n: 1 }));
{ const event = { type: 'go', detail: keep.bind(a, { n: 2 }) }; el.dispatchEvent(event); b = event.out; }
o = { ...o };
it = null;
gc();
map.forEach((v, k) => { set.add(k); });
if (typeof a === 'function') { try { b = a(); } catch (e) { b = null; } }
list.push({ n: 4, to: c }, c);
it = null;
map.set(c, ((x) => () => x)(c));
work(d, b);
b = structured([a, { n: 5 }]);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 8, { n: 1 });
Promise.all([Promise.resolve(keep.bind(b, { n: 6 })), a, new Map([[a, { n: 7 }]])]).then((x) => { a = x; });
gc();
map.delete('k1');
if (it) it = it[Symbol.iterator]();
clearTimeout(id);
Promise.race([Promise.resolve(Object.create({ n: 8 })), b, { n: 9 }]).then((x) => { a = x; });
c = structured(Object.create({ n: 10 }));
if (d instanceof Box) list.push(new Box(a).swap(b));
o['k2'] = Object.create({ n: 11 });
clearTimeout(id);
Promise.reject(Object.create({ n: 12 })).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
gc();
d = c && typeof c === 'object' ? wm.get(a) ?? null : null;
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 10, { n: 1 });
o['k1'] = keep.bind(a, { n: 13 });
b = Object.create({ n: 14 });
Promise.race([Promise.resolve(((x) => () => x)(d)), d, { n: 15, to: c }]).then((x) => { b = x; });
if (b instanceof Box) list.push(new Box(a).swap(b));
set.delete(a);
if (d instanceof Box) list.push(new Box(a).swap(b));
Promise.reject(((x) => () => x)(d)).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
gc();
o['k2'] = keep.bind(d, { n: 16 });
settle = null;
Promise.resolve(b).then((x) => { a = x; return Object.create({ n: 17 }); }).then((y) => { list.push(y); });
setTimeout((x, y) => { a = y; }, 27, a, ((x) => () => x)(d));
it = walk(d, b);
if (a instanceof Box) a = a.inner;
Promise.reject([c, { n: 18 }]).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
b = structured(new Box(d));
new Promise((r) => { settle = r; }).then((x) => { c = x; });
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 36.
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
o['k2'] = d;
setTimeout((x, y) => { a = y; }, 19, a, new Box(a));
tick(4);
if (el.firstChild) el.replaceChild(document.createElement('i'), el.firstChild);
settle = null;
weak(a, d);
{ const child = document.createElement('b'); child.data = { n: 0, to: c }; el.appendChild(child); }
sleep(Object.create({ n: 1 }), 10);
class Sub2 extends Box { static last = a; extra = new Map([[c, { n: 3 }]]); } d = new Sub2(c);
gc();
new Promise((r) => { settle = r; }).then((x) => { d = x; });
a = structured(Object.create({ n: 4 }));
if (it) c = it.next({ n: 5 }).value;
weak(c, d);
el.innerHTML = '';
weak(c, new Map([[d, { n: 6 }]]));
list.sort(() => 0);
tick(9);
clearTimeout(id);
gc();
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else c = v; };
map.set('k1', new Map([[a, { n: 7 }]]));
if (a instanceof Box) d = a.inner;
list.copyWithin(0, 1);
el.removeEventListener('go', on);
d = null;
work(a, d);
if (typeof a === 'function') { try { c = a(); } catch (e) { a = null; } }
b = structured({ n: 8, to: a });
gc();
weak({ n: 9 }, d);
if (it) it = it[Symbol.iterator]();
{ const big = { n: 10 }; setTimeout(() => { list.push(big); }, 5); }
if (a instanceof Box) list.push(new Box(a).swap(b));
work(d, c);
it = null;
Promise.resolve(a).then((x) => { d = x; return c; }).then((y) => { list.push(y); });
map.clear();
it = walk(d, c);
gc();
clearTimeout(id);
{ const seen = { n: 11 }; el.addEventListener('go', (e) => { e.out = seen; }); }
work(a, { n: 12, to: a });
sleep(d, 16);
el.removeEventListener('go', on);
work(a, { n: 13, to: d });
registry.register(new Map([[a, { n: 14 }]]), { n: 15 });
c = structured(((x) => () => x)(b));
weak(c, { n: 16, to: b });
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

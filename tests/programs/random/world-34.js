// A random program about collections, jobs and the document, number 34.
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
if (a instanceof Box) c = a.handler;
Promise.allSettled([Promise.resolve([b, { n: 0 }]), d, { n: 1 }]).then((x) => { c = x; });
map.set(new Box(a), new Map([[d, { n: 2 }]]));
{ const seen = Object.create({ n: 3 }); el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
work(b, d);
tick(10);
Promise.reject(new Map([[a, { n: 4 }]])).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
el.remove();
a = a;
gc();
if (a instanceof Box) d = a.inner;
a = a && typeof d === 'object' ? wm.get(a) ?? null : null;
d = c && typeof c === 'object' ? wm.get(a) ?? null : null;
tick(1);
ref = new WeakRef({ n: 5 });
class Sub6 extends Box { static last = b; extra = a; } d = new Sub6(b);
c = new Box(c);
Promise.resolve(a).then((x) => { c = x; return new Map([[b, { n: 7 }]]); }).then((y) => { list.push(y); });
a = new Box(b);
gc();
el = el.firstChild ?? el;
o['k0'] = new Box(d);
new Promise((r) => { settle = r; }).then((x) => { b = x; });
list = Array.from(list);
if (a instanceof Box) d = a.inner;
if (el.firstChild) el.replaceChild(document.createElement('i'), el.firstChild);
el = document.createElement('p');
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }); }
{ const seen = a; el.addEventListener('go', (e) => { e.out = seen; }); }
gc();
if (it) b = it.next(c).value;
d = ref?.deref() ?? null;
weak(a, new Box(a));
try { d = d.to.to; } catch (e) { console.log(e.name); }
weak(keep.bind(c, { n: 8 }), d);
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else d = v; };
settle = null;
class Sub9 extends Box { static last = d; extra = a; } d = new Sub9(c);
weak(Object.create({ n: 10 }), a);
gc();
ref = new WeakRef(keep.bind(d, { n: 11 }));
if (a instanceof Box) c = a.handler;
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 8, { n: 0 });
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }); }
weak([b, { n: 12 }], d);
b = structured(new Map([[d, { n: 13 }]]));
if (typeof a === 'function') { try { d = a(); } catch (e) { a = null; } }
c = ref?.deref() ?? null;
map.set(a, c);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

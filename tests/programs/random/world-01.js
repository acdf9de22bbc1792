// A random program about collections, jobs and the document, number 1.
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
clearTimeout(id);
Promise.resolve(b).then((x) => { b = x; return b; }).then((y) => { list.push(y); });
registry.register(Object.create({ n: 0 }), Object.create({ n: 1 }));
a = { n: 2, to: a };
c = structured(keep.bind(a, { n: 3 }));
it = null;
if (el.firstChild) el.replaceChild(document.createElement('i'), el.firstChild);
sleep(new Map([[b, { n: 4 }]]), 12);
if (c instanceof Box) list.push(new Box(a).swap(b));
gc();
it = walk(b, c);
if (typeof a === 'function') { try { d = a(); } catch (e) { c = null; } }
Promise.reject([c, { n: 5 }]).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
map.delete('k1');
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }); }
if (settle) { settle(d); settle = null; }
registry.register({ n: 6 }, new Box(b));
weak(b, c);
if (it) c = it.next({ n: 7, to: d }).value;
gc();
if (a instanceof Box) a = a.inner;
clearTimeout(id);
list.pop();
map.delete(a);
tick(7);
a = d && typeof c === 'object' ? wm.get(a) ?? null : null;
settle = null;
c = new Box(a);
o['k2'] = { n: 8, to: a };
gc();
Promise.reject(((x) => () => x)(c)).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
{ const event = { type: 'go', detail: b }; el.dispatchEvent(event); b = event; }
d = { n: 9 };
{ const big = [d, { n: 10 }]; setTimeout(() => { list.push(big); }, 24); }
a = null;
document.body.appendChild(el);
tick(14);
c = b && typeof c === 'object' ? wm.get(a) ?? null : null;
class Sub11 extends Box { static last = a; extra = a; } b = new Sub11(a);
gc();
if (it) d = it.next(a).value;
b = structured(new Map([[a, { n: 12 }]]));
new Promise((r) => { settle = r; }).then((x) => { a = x; });
work(keep.bind(d, { n: 13 }), new Box(c));
weak(a, c);
it = walk({ n: 14 }, a);
map.set('k2', { n: 16 });
Object.defineProperty(o, 'k2', { value: a, writable: true, configurable: true, enumerable: false });
tick(24);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

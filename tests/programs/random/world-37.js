// A random program about collections, jobs and the document, number 37.
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
new Promise((r) => { settle = r; }).then((x) => { b = x; });
Promise.all([Promise.resolve(Object.create({ n: 0 })), b, new Map([[b, { n: 1 }]])]).then((x) => { a = x; });
a = structured({ n: 2 });
ref = new WeakRef({ n: 3, to: b });
if (it) a = it.next(d).value;
Promise.resolve(d).then((x) => { a = x; return c; }).then((y) => { list.push(y); });
{ const event = { type: 'go', detail: ((x) => () => x)(b) }; el.dispatchEvent(event); c = event; }
work(Object.create({ n: 4 }), b);
el.addEventListener('go', on);
gc();
el.removeEventListener('go', on);
set.delete(c);
el.addEventListener('go', on);
Promise.resolve({ n: 5, to: a }).then((x) => { a = x; return d; }).then((y) => { list.push(y); });
b = structured(Object.create({ n: 6 }));
registry.register([c, { n: 7 }], [d, { n: 8 }]);
weak(b, ((x) => () => x)(c));
it = walk(a, c);
if (typeof a === 'function') { try { a = a(); } catch (e) { b = null; } }
gc();
if (settle) { settle(c); settle = null; }
it = null;
{ const seen = ((x) => () => x)(a); el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
list.push({ n: 9 }, b);
el.removeEventListener('go', on);
settle = null;
el.removeEventListener('go', on);
set.add(a);
weak(keep.bind(c, { n: 10 }), b);
gc();
el.addEventListener('go', on);
it = null;
d = null;
if (a instanceof Box) c = a.reader();
{ const seen = { n: 11, to: a }; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
{ const big = ((x) => () => x)(b); setTimeout(() => { list.push(big); }, 15); }
set.delete(b);
if (a instanceof Box) a = a.reader();
work(b, a);
gc();
a = ref?.deref() ?? null;
document.body.appendChild(el);
if (settle) { settle(Object.create({ n: 12 })); settle = null; }
if (it) d = it.next(d).value;
{ const seen = { n: 13, to: b }; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
if (settle) { settle(a); settle = null; }
list = Array.from(list);
el.innerHTML = '';
settle = null;
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

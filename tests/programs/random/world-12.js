// A random program about collections, jobs and the document, number 12.
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
if (typeof a === 'function') { try { c = a(); } catch (e) { d = null; } }
o['k0'] = b;
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
a = ref?.deref() ?? null;
if (a instanceof Box) c = a.swap(b);
list = list.slice(1);
if (d instanceof Box) list.push(new Box(a).swap(b));
tick(17);
set.delete(d);
gc();
if (a instanceof Box) a = a.inner;
document.body.appendChild(el);
try { a = a.to.to; } catch (e) { console.log(e.name); }
sleep(a, 14);
tick(2);
class Sub0 extends Box { static last = d; extra = c; } b = new Sub0(b);
class Sub1 extends Box { static last = new Box(b); extra = c; } c = new Sub1(a);
class Sub2 extends Box { static last = c; extra = { n: 3, to: b }; } c = new Sub2(d);
clearTimeout(id);
gc();
if (settle) { settle(((x) => () => x)(c)); settle = null; }
tick(10);
el.removeEventListener('go', on);
el.removeEventListener('go', on);
set.delete(d);
it = walk(b, { n: 4 });
set.add(((x) => () => x)(d));
el.removeEventListener('go', on);
Object.defineProperty(o, 'k2', { value: d, writable: true, configurable: true, enumerable: false });
gc();
weak(keep.bind(d, { n: 5 }), a);
list = list.map((x) => ({ x }));
list.length = 2;
Promise.resolve(Object.create({ n: 7 })).then((x) => { a = x; return ((x) => () => x)(a); }).then((y) => { list.push(y); });
tick(5);
it = walk(a, { n: 8 });
b = d;
class Sub9 extends Box { static last = keep.bind(d, { n: 10 }); extra = Object.create({ n: 11 }); } d = new Sub9(a);
it = null;
gc();
it = null;
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 12, { n: 0 });
Promise.resolve(a).then((x) => { d = x; return new Box(c); }).then((y) => { list.push(y); });
ref = new WeakRef(((x) => () => x)(d));
map.delete('k1');
weak(c, c);
weak(d, c);
settle = null;
weak(a, a);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 24.
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
it = walk([a, { n: 0 }], b);
el = document.createElement('p');
if (it) c = it.next(new Map([[a, { n: 1 }]])).value;
{ const seen = [b, { n: 2 }]; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
c = ref?.deref() ?? null;
if (typeof a === 'function') { try { b = a(); } catch (e) { c = null; } }
map.set('k1', c);
clearTimeout(id);
if (d instanceof Box) list.push(new Box(a).swap(b));
gc();
if (settle) { settle(keep.bind(c, { n: 3 })); settle = null; }
{ const event = { type: 'go', detail: d }; el.dispatchEvent(event); b = event; }
Promise.resolve(new Box(b)).then((x) => { c = x; return a; }).then((y) => { list.push(y); });
if (b instanceof Box) list.push(new Box(a).swap(b));
list.push(Object.create({ n: 4 }), { n: 5 });
class Sub6 extends Box { static last = a; extra = c; } b = new Sub6(a);
if (settle) { settle(c); settle = null; }
map.delete('k2');
{ const seen = ((x) => () => x)(a); el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
gc();
Promise.reject([b, { n: 7 }]).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
it = null;
b = new Box(c);
o = Object.fromEntries(Object.entries(o).slice(1));
work(b, d);
set.delete(a);
if (a instanceof Box) b = a.inner;
list.splice(2, 1, d);
work(Object.create({ n: 9 }), ((x) => () => x)(a));
gc();
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 9, { n: 1 });
document.body.innerHTML = '';
document.body.appendChild(el);
tick(4);
if (settle) { settle(c); settle = null; }
c = a;
a = a;
if (it) d = it.next(keep.bind(c, { n: 10 })).value;
weak(b, d);
gc();
try { a = d.to.to; } catch (e) { console.log(e.name); }
weak(a, keep.bind(a, { n: 11 }));
o = Object.fromEntries(Object.entries(o).slice(1));
Promise.race([Promise.resolve(new Box(a)), b, { n: 14, to: a }]).then((x) => { c = x; });
map.delete('k2');
el.removeEventListener('go', on);
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else b = v; };
{ const seen = new Box(a); el.addEventListener('go', (e) => { e.out = seen; }); }
if (it) a = it.next(d).value;
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

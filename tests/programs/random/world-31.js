// A random program about collections, jobs and the document, number 31.
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
map.delete(a);
el.addEventListener('go', on);
it = null;
Promise.allSettled([Promise.resolve(new Map([[b, { n: 0 }]])), a, new Map([[d, { n: 1 }]])]).then((x) => { b = x; });
list = Object.values(o);
settle = null;
if (it) d = it.next({ n: 2, to: c }).value;
Promise.reject(keep.bind(c, { n: 3 })).catch((e) => { a = e; }).finally(() => { o.k0 = null; });
list.shift();
gc();
Promise.resolve(c).then((x) => { c = x; return ((x) => () => x)(c); }).then((y) => { list.push(y); });
list = Object.values(o);
document.body.appendChild(el);
weak([d, { n: 5 }], b);
d = structured({ n: 6 });
new Promise((r) => { settle = r; }).then((x) => { c = x; });
set.add(c);
settle = null;
if (typeof a === 'function') { try { a = a(); } catch (e) { c = null; } }
gc();
d = null;
el = document.createElement('p');
c = ref?.deref() ?? null;
b = null;
tick(22);
Promise.resolve(new Box(b)).then((x) => { b = x; return keep.bind(b, { n: 7 }); }).then((y) => { list.push(y); });
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else b = v; };
document.body.appendChild(el);
{ const big = keep.bind(a, { n: 8 }); setTimeout(() => { list.push(big); }, 1); }
gc();
document.body.appendChild(el);
registry.register(new Map([[c, { n: 9 }]]), [d, { n: 10 }]);
o = { ...o };
weak(b, a);
{ const seen = b; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
try { a = d.to.to; } catch (e) { console.log(e.name); }
Promise.reject([a, { n: 12 }]).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
setTimeout((x, y) => { b = y; }, 5, Object.create({ n: 13 }), new Map([[d, { n: 14 }]]));
try { d = d.to.to; } catch (e) { console.log(e.name); }
gc();
weak(c, new Map([[c, { n: 15 }]]));
it = null;
it = null;
if (a instanceof Box) b = a.inner;
o['k1'] = a;
map.clear();
setTimeout((x, y) => { d = y; }, 3, b, new Map([[c, { n: 16 }]]));
el.innerHTML = '';
setTimeout((x, y) => { a = y; }, 23, new Map([[a, { n: 17 }]]), { n: 18 });
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

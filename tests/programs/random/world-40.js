// A random program about collections, jobs and the document, number 40.
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
weak(a, Object.create({ n: 0 }));
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }); }
Promise.resolve(Object.create({ n: 1 })).then((x) => { a = x; return { n: 2, to: d }; }).then((y) => { list.push(y); });
o = Object.fromEntries(Object.entries(o).slice(1));
{ const big = new Box(a); setTimeout(() => { list.push(big); }, 16); }
clearTimeout(id);
c = null;
if (a instanceof Box) d = a.inner;
it = null;
gc();
if (settle) { settle(a); settle = null; }
if (settle) { settle(Object.create({ n: 3 })); settle = null; }
o['k1'] = a;
list.unshift({ n: 4 }, a);
if (typeof a === 'function') { try { d = a(); } catch (e) { c = null; } }
weak({ n: 5, to: d }, d);
registry.register({ n: 6 }, { n: 7 });
c = d;
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 7, { n: 1 });
gc();
ref = new WeakRef(Object.create({ n: 8 }));
work(d, a);
if (settle) { settle({ n: 9 }); settle = null; }
registry.register(Object.create({ n: 10 }), { n: 11, to: b });
list.unshift(a, c);
c = ref?.deref() ?? null;
if (typeof a === 'function') { try { c = a(); } catch (e) { c = null; } }
el.innerHTML = '';
Promise.allSettled([Promise.resolve(((x) => () => x)(d)), b, { n: 12, to: b }]).then((x) => { d = x; });
gc();
if (el.firstChild) el.replaceChild(document.createElement('i'), el.firstChild);
d = d && typeof d === 'object' ? wm.get(a) ?? null : null;
d = structured({ n: 13 });
set.add(b);
o['k0'] = d;
setTimeout((x, y) => { b = y; }, 12, a, b);
document.body.firstChild?.remove();
Promise.reject(((x) => () => x)(b)).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
set.delete(c);
gc();
el = el.parentNode && el.parentElement ? el.parentElement : el;
map.delete('k2');
el.addEventListener('go', on);
el.removeEventListener('go', on);
if (settle) { settle({ n: 14, to: a }); settle = null; }
el.innerHTML = '';
Promise.resolve(keep.bind(b, { n: 15 })).then((x) => { a = x; return new Box(d); }).then((y) => { list.push(y); });
try { c = a.to.to; } catch (e) { console.log(e.name); }
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

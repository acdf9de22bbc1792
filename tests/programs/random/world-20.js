// A random program about collections, jobs and the document, number 20.
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
el = document.createElement('p');
if (c instanceof Box) list.push(new Box(a).swap(b));
o = Object.fromEntries(Object.entries(o).slice(1));
if (typeof a === 'function') { try { b = a(); } catch (e) { b = null; } }
set.delete(a);
if (settle) { settle(a); settle = null; }
weak([b, { n: 1 }], a);
weak(a, Object.create({ n: 2 }));
it = null;
gc();
Promise.race([Promise.resolve([d, { n: 3 }]), c, { n: 4, to: b }]).then((x) => { a = x; });
set.clear();
Promise.reject({ n: 5 }).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
if (it) it = it[Symbol.iterator]();
o['k2'] = b;
if (it) it = it[Symbol.iterator]();
a = b;
if (typeof a === 'function') { try { b = a(); } catch (e) { d = null; } }
a = structured({ n: 6, to: a });
gc();
it = walk(c, ((x) => () => x)(c));
if (typeof a === 'function') { try { c = a(); } catch (e) { a = null; } }
Promise.race([Promise.resolve({ n: 7, to: d }), a, [b, { n: 8 }]]).then((x) => { b = x; });
{ const big = ((x) => () => x)(c); setTimeout(() => { list.push(big); }, 21); }
weak(Object.create({ n: 9 }), d);
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else d = v; };
new Promise((r) => { settle = r; }).then((x) => { d = x; });
if (settle) { settle(new Box(d)); settle = null; }
class Sub10 extends Box { static last = ((x) => () => x)(d); extra = d; } c = new Sub10(c);
gc();
ref = new WeakRef(new Map([[b, { n: 11 }]]));
map.delete(b);
Promise.reject(new Map([[c, { n: 12 }]])).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
Promise.reject(new Box(a)).catch((e) => { a = e; }).finally(() => { o.k0 = null; });
a = { n: 13 };
document.body.appendChild(el);
document.body.appendChild(el);
tick(15);
{ const child = document.createElement('b'); child.data = d; el.appendChild(child); }
gc();
class Sub14 extends Box { static last = d; extra = c; } b = new Sub14(d);
el.removeEventListener('go', on);
work([c, { n: 15 }], a);
it = walk({ n: 16 }, new Map([[b, { n: 17 }]]));
el = document.createElement('p');
list = list.slice(1);
if (el.firstChild) el.replaceChild(document.createElement('i'), el.firstChild);
el.removeEventListener('go', on);
c = d;
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

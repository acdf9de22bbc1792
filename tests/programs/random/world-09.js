// A random program about collections, jobs and the document, number 9.
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
map.clear();
el = document.createElement('p');
map.delete('k0');
Promise.race([Promise.resolve([a, { n: 0 }]), c, [b, { n: 1 }]]).then((x) => { d = x; });
if (a instanceof Box) b = a.handler;
o['k2'] = d;
set.delete(c);
d = { n: 2, to: c };
setTimeout((x, y) => { c = y; }, 15, a, [c, { n: 3 }]);
gc();
weak(new Box(b), d);
list.shift();
c = b;
settle = null;
if (it) b = it.next(d).value;
o = Object.fromEntries(Object.entries(o).slice(1));
weak([a, { n: 7 }], a);
el.addEventListener('go', on);
o = Object.fromEntries(Object.entries(o).slice(1));
gc();
{ const child = document.createElement('b'); child.data = d; el.appendChild(child); }
c = null;
{ const big = [a, { n: 9 }]; setTimeout(() => { list.push(big); }, 23); }
o = Object.fromEntries(Object.entries(o).slice(1));
weak(c, a);
tick(19);
if (a instanceof Box) list.push(new Box(a).swap(b));
ref = new WeakRef(Object.create({ n: 10 }));
Promise.any([Promise.resolve(keep.bind(d, { n: 11 })), c, { n: 12, to: c }]).then((x) => { d = x; });
gc();
a = structured([a, { n: 13 }]);
el = document.createElement('p');
settle = null;
{ const seen = [a, { n: 14 }]; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
Promise.reject(keep.bind(a, { n: 15 })).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
class Sub16 extends Box { static last = c; extra = b; } b = new Sub16(d);
new Promise((r) => { settle = r; }).then((x) => { a = x; });
o['k0'] = Object.create({ n: 17 });
it = walk(new Map([[c, { n: 18 }]]), a);
gc();
if (c instanceof Box) list.push(new Box(a).swap(b));
if (typeof a === 'function') { try { a = a(); } catch (e) { c = null; } }
set.add(a);
b = d && typeof d === 'object' ? wm.get(a) ?? null : null;
Promise.allSettled([Promise.resolve({ n: 19 }), a, { n: 20 }]).then((x) => { d = x; });
set.add(b);
{ const child = document.createElement('b'); child.data = c; el.appendChild(child); }
class Sub21 extends Box { static last = new Box(c); extra = new Map([[d, { n: 22 }]]); } d = new Sub21(c);
try { d = a.to.to; } catch (e) { console.log(e.name); }
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

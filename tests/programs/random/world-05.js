// A random program about collections, jobs and the document, number 5.
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
{ const big = new Map([[b, { n: 0 }]]); setTimeout(() => { list.push(big); }, 1); }
if (it) b = it.next(a).value;
if (d instanceof Box) list.push(new Box(a).swap(b));
a = ((x) => () => x)(b);
c = structured(Object.create({ n: 1 }));
it = null;
map.set('k2', c);
sleep(new Box(d), 7);
o['k2'] = c;
gc();
d = ref?.deref() ?? null;
el = document.createElement('p');
tick(24);
{ const child = document.createElement('b'); child.data = d; el.appendChild(child); }
d = null;
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else c = v; };
el.removeEventListener('go', on);
d = ref?.deref() ?? null;
b = [b, { n: 2 }];
gc();
try { d = b.to.to; } catch (e) { console.log(e.name); }
{ const seen = [b, { n: 3 }]; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
if (a instanceof Box) b = a.reader();
list.push(c, b);
new Promise((r) => { settle = r; }).then((x) => { b = x; });
set.delete(d);
clearTimeout(id);
try { c = b.to.to; } catch (e) { console.log(e.name); }
it = null;
gc();
map.forEach((v, k) => { set.add(k); });
class Sub4 extends Box { static last = d; extra = keep.bind(d, { n: 5 }); } c = new Sub4(c);
class Sub6 extends Box { static last = [d, { n: 7 }]; extra = Object.create({ n: 8 }); } a = new Sub6(c);
weak({ n: 9, to: c }, b);
o = Object.fromEntries(Object.entries(o).slice(1));
set.add(a);
set.clear();
setTimeout((x, y) => { a = y; }, 6, Object.create({ n: 10 }), { n: 11 });
map.delete(c);
gc();
{ const seen = { n: 12, to: d }; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
b = d && typeof b === 'object' ? wm.get(a) ?? null : null;
if (typeof a === 'function') { try { a = a(); } catch (e) { b = null; } }
registry.register(new Box(b), Object.create({ n: 13 }));
{ const event = { type: 'go', detail: ((x) => () => x)(d) }; el.dispatchEvent(event); a = event.target.data; }
{ const big = new Box(a); setTimeout(() => { list.push(big); }, 14); }
if (typeof a === 'function') { try { b = a(); } catch (e) { d = null; } }
it = walk(a, a);
set.clear();
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

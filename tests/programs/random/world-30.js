// A random program about collections, jobs and the document, number 30.
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
a = structured(Object.create({ n: 0 }));
list.copyWithin(0, 1);
if (it) c = it.next([c, { n: 1 }]).value;
{ const event = { type: 'go', detail: a }; el.dispatchEvent(event); b = event; }
el = document.createElement('p');
weak(a, d);
weak(keep.bind(c, { n: 2 }), a);
settle = null;
list.push(((x) => () => x)(d), new Box(b));
gc();
map.set(a, d);
el.addEventListener('go', on);
el.addEventListener('go', on);
list.reverse();
set.add(Object.create({ n: 3 }));
if (settle) { settle(a); settle = null; }
set.delete(a);
{ const event = { type: 'go', detail: Object.create({ n: 4 }) }; el.dispatchEvent(event); a = event.target.data; }
ref = new WeakRef(new Map([[a, { n: 5 }]]));
gc();
el.removeEventListener('go', on);
{ const seen = { n: 6, to: c }; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
a = [b, { n: 7 }];
{ const big = new Map([[c, { n: 8 }]]); setTimeout(() => { list.push(big); }, 2); }
work(keep.bind(d, { n: 9 }), Object.create({ n: 10 }));
set.delete(a);
tick(16);
c = ref?.deref() ?? null;
tick(5);
gc();
d = b && typeof c === 'object' ? wm.get(a) ?? null : null;
{ const event = { type: 'go', detail: b }; el.dispatchEvent(event); d = event; }
{ const event = { type: 'go', detail: [b, { n: 11 }] }; el.dispatchEvent(event); a = event; }
tick(14);
d = structured(((x) => () => x)(b));
list = list.flat();
el = document.createElement('p');
el = el.parentNode && el.parentElement ? el.parentElement : el;
if (typeof a === 'function') { try { a = a(); } catch (e) { c = null; } }
gc();
if (it) a = it.next(a).value;
it = walk(keep.bind(b, { n: 12 }), a);
set.add(d);
({ k0: a = null, ...o } = o);
d = structured(Object.create({ n: 14 }));
el.addEventListener('go', on);
work(c, a);
it = walk(b, d);
setTimeout((x, y) => { a = y; }, 28, [c, { n: 15 }], ((x) => () => x)(d));
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

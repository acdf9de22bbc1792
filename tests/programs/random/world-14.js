// A random program about collections, jobs and the document, number 14.
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
o = Object.fromEntries(Object.entries(o).slice(1));
list.splice(2, 1, c);
new Promise((r) => { settle = r; }).then((x) => { b = x; });
document.body.appendChild(el);
el.removeEventListener('go', on);
o = { ...o };
it = null;
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
el = document.createElement('p');
gc();
c = null;
if (b instanceof Box) list.push(new Box(a).swap(b));
if (it) c = it.next(new Box(c)).value;
d = structured({ n: 1 });
list.push(((x) => () => x)(b), keep.bind(b, { n: 2 }));
d = null;
map.delete('k0');
Promise.any([Promise.resolve([d, { n: 3 }]), a, { n: 4, to: a }]).then((x) => { a = x; });
it = walk(b, { n: 5 });
gc();
map.set('k2', b);
el = document.createElement('p');
set.clear();
d = null;
list = list.toReversed();
list.length = 1;
registry.register({ n: 7, to: a }, { n: 8, to: d });
{ const event = { type: 'go', detail: d }; el.dispatchEvent(event); d = event; }
map.delete(d);
gc();
c = new Map([[d, { n: 9 }]]);
settle = null;
list.length = 2;
settle = null;
c = [d, { n: 10 }];
work(Object.create({ n: 11 }), new Map([[a, { n: 12 }]]));
d = ref?.deref() ?? null;
work(d, a);
if (settle) { settle(b); settle = null; }
gc();
set.add(Object.create({ n: 13 }));
Promise.all([Promise.resolve({ n: 14, to: c }), b, { n: 15 }]).then((x) => { a = x; });
clearTimeout(id);
o = Object.fromEntries(Object.entries(o).slice(1));
if (typeof a === 'function') { try { b = a(); } catch (e) { c = null; } }
weak(d, ((x) => () => x)(a));
it = walk(b, b);
if (a instanceof Box) a = a.swap(b);
b = structured(new Box(b));
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 21.
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
if (d instanceof Box) list.push(new Box(a).swap(b));
el.data = null;
new Promise((r) => { settle = r; }).then((x) => { d = x; });
el = document.createElement('p');
{ const child = document.createElement('b'); child.data = c; el.appendChild(child); }
map.set(a, c);
setTimeout((x, y) => { d = y; }, 14, d, d);
Promise.reject({ n: 0 }).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
list.reverse();
gc();
Promise.resolve(c).then((x) => { b = x; return ((x) => () => x)(d); }).then((y) => { list.push(y); });
list.unshift(new Box(d), { n: 1, to: c });
{ const big = new Map([[c, { n: 2 }]]); setTimeout(() => { list.push(big); }, 10); }
map.delete(b);
o['k1'] = keep.bind(a, { n: 3 });
if (b instanceof Box) list.push(new Box(a).swap(b));
{ const seen = keep.bind(a, { n: 4 }); el.addEventListener('go', (e) => { e.out = seen; }); }
d = ref?.deref() ?? null;
o['k1'] = Object.create({ n: 5 });
gc();
o = { ...o };
a = ref?.deref() ?? null;
new Promise((r) => { settle = r; }).then((x) => { c = x; });
{ const event = { type: 'go', detail: new Map([[b, { n: 7 }]]) }; el.dispatchEvent(event); d = event.out; }
if (it) b = it.next(a).value;
a = null;
class Sub8 extends Box { static last = b; extra = a; } b = new Sub8(a);
list.push(a, c);
if (a instanceof Box) c = a.reader();
gc();
map.delete(a);
if (a instanceof Box) b = a.inner;
if (settle) { settle(d); settle = null; }
clearTimeout(id);
el.data = null;
b = a;
it = walk(((x) => () => x)(b), [c, { n: 9 }]);
tick(10);
work(((x) => () => x)(c), { n: 10, to: a });
gc();
if (settle) { settle(a); settle = null; }
weak(((x) => () => x)(d), b);
{ const big = Object.create({ n: 11 }); setTimeout(() => { list.push(big); }, 21); }
weak(b, { n: 12 });
{ const big = { n: 13 }; setTimeout(() => { list.push(big); }, 19); }
clearTimeout(id);
map.set([c, { n: 14 }], a);
map.clear();
set.add(a);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

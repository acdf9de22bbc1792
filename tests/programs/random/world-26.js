// A random program about collections, jobs and the document, number 26.
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
d = ((x) => () => x)(c);
list.unshift(new Box(c), { n: 0 });
map.set('k0', b);
class Sub1 extends Box { static last = new Map([[a, { n: 2 }]]); extra = a; } a = new Sub1(c);
ref = new WeakRef(((x) => () => x)(c));
c = Object.create({ n: 3 });
if (it) d = it.next(a).value;
weak(new Box(b), a);
it = walk(Object.create({ n: 4 }), { n: 5, to: c });
gc();
list.reverse();
map.forEach((v, k) => { set.add(k); });
set.add(keep.bind(b, { n: 6 }));
if (settle) { settle([b, { n: 7 }]); settle = null; }
if (a instanceof Box) d = a.inner;
if (settle) { settle(c); settle = null; }
a = d;
c = ref?.deref() ?? null;
{ const big = { n: 8 }; setTimeout(() => { list.push(big); }, 29); }
gc();
class Sub9 extends Box { static last = d; extra = a; } d = new Sub9(c);
tick(8);
tick(3);
it = null;
{ const big = new Box(c); setTimeout(() => { list.push(big); }, 26); }
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 12, { n: 0 });
map.clear();
if (a instanceof Box) b = a.swap(b);
class Sub10 extends Box { static last = b; extra = new Map([[a, { n: 11 }]]); } a = new Sub10(a);
gc();
a = structured([c, { n: 12 }]);
if (it) c = it.next([c, { n: 13 }]).value;
{ const big = new Box(b); setTimeout(() => { list.push(big); }, 9); }
{ const event = { type: 'go', detail: new Map([[b, { n: 14 }]]) }; el.dispatchEvent(event); d = event.out; }
el = document.createElement('p');
{ const child = document.createElement('b'); child.data = b; el.appendChild(child); }
list = list.length ? list.with(0, null) : [];
map.clear();
if (a instanceof Box) d = a.swap(b);
gc();
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 9, { n: 1 });
el.addEventListener('go', on);
ref = new WeakRef({ n: 15 });
it = walk(a, c);
weak(d, c);
if (a instanceof Box) c = a.reader();
ref = new WeakRef(new Map([[a, { n: 16 }]]));
{ const child = document.createElement('b'); child.data = a; el.appendChild(child); }
list = list.flat();
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

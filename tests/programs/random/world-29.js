// A random program about collections, jobs and the document, number 29.
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
{ const seen = [b, { n: 0 }]; el.addEventListener('go', (e) => { e.out = seen; }); }
d = keep.bind(b, { n: 1 });
map.clear();
if (it) it = it[Symbol.iterator]();
set.add(a);
el = document.createElement('p');
class Sub2 extends Box { static last = d; extra = b; } d = new Sub2(c);
map.set('k0', d);
tick(7);
gc();
Promise.race([Promise.resolve(((x) => () => x)(c)), d, new Box(a)]).then((x) => { b = x; });
list = [...list, ...set];
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 5, { n: 0 });
if (typeof a === 'function') { try { c = a(); } catch (e) { d = null; } }
weak(a, ((x) => () => x)(b));
registry.register(((x) => () => x)(d), [d, { n: 4 }]);
c = new Box(a);
el = document.createElement('p');
a = structured(((x) => () => x)(d));
gc();
el = document.createElement('p');
if (a instanceof Box) list.push(new Box(a).swap(b));
sleep(new Map([[d, { n: 5 }]]), 0);
list.shift();
delete o['k0'];
Promise.resolve(c).then((x) => { b = x; return [d, { n: 7 }]; }).then((y) => { list.push(y); });
el.removeEventListener('go', on);
class Sub8 extends Box { static last = new Box(c); extra = Object.create({ n: 9 }); } d = new Sub8(b);
registry.register(Object.create({ n: 10 }), new Map([[a, { n: 11 }]]));
gc();
document.body.appendChild(el);
if (a instanceof Box) c = a.swap(b);
o['k0'] = b;
el.innerHTML = '';
tick(23);
{ const child = document.createElement('b'); child.data = d; el.appendChild(child); }
set.add(keep.bind(b, { n: 12 }));
registry.register({ n: 13 }, keep.bind(d, { n: 14 }));
el.addEventListener('go', on);
gc();
{ const event = { type: 'go', detail: b }; el.dispatchEvent(event); c = event.out; }
d = c;
if (a instanceof Box) d = a.reader();
if (a instanceof Box) b = a.inner;
{ const seen = { n: 15, to: d }; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
new Promise((r) => { settle = r; }).then((x) => { a = x; });
{ const event = { type: 'go', detail: c }; el.dispatchEvent(event); d = event.out; }
map.delete(b);
registry.register(((x) => () => x)(b), ((x) => () => x)(d));
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

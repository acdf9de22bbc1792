// A random program about collections, jobs and the document, number 4.
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
d = null;
el = el.parentNode && el.parentElement ? el.parentElement : el;
sleep(new Map([[c, { n: 0 }]]), 14);
if (it) b = it.next(Object.create({ n: 1 })).value;
if (a instanceof Box) list.push(new Box(a).swap(b));
new Promise((r) => { settle = r; }).then((x) => { a = x; });
document.body.appendChild(el);
list.splice(1, 1, b);
o['k0'] = a;
gc();
work({ n: 2, to: b }, a);
if (a instanceof Box) a = a.inner;
a = d;
set.delete(d);
settle = null;
map.forEach((v, k) => { set.add(k); });
if (settle) { settle(a); settle = null; }
el = document.createElement('p');
ref = new WeakRef(((x) => () => x)(b));
gc();
if (typeof a === 'function') { try { b = a(); } catch (e) { b = null; } }
it = walk(b, d);
el.addEventListener('go', on);
new Promise((r) => { settle = r; }).then((x) => { a = x; });
c = null;
el.removeEventListener('go', on);
map.set('k2', keep.bind(d, { n: 4 }));
document.body.innerHTML = '';
Promise.all([Promise.resolve(keep.bind(d, { n: 5 })), d, new Box(d)]).then((x) => { d = x; });
gc();
{ const child = document.createElement('b'); child.data = a; el.appendChild(child); }
el = el.parentNode && el.parentElement ? el.parentElement : el;
list.push(b, { n: 6, to: b });
work(a, c);
map.set('k2', b);
o['k1'] = d;
{ const big = Object.create({ n: 7 }); setTimeout(() => { list.push(big); }, 9); }
Promise.all([Promise.resolve(keep.bind(c, { n: 8 })), b, { n: 9, to: b }]).then((x) => { a = x; });
el = el.parentNode && el.parentElement ? el.parentElement : el;
gc();
registry.register({ n: 10, to: c }, ((x) => () => x)(a));
Promise.resolve(b).then((x) => { a = x; return [d, { n: 11 }]; }).then((y) => { list.push(y); });
weak({ n: 12 }, c);
set.add(Object.create({ n: 13 }));
{ const event = { type: 'go', detail: new Box(b) }; el.dispatchEvent(event); b = event.target.data; }
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 10, { n: 0 });
Promise.resolve(a).then((x) => { b = x; return ((x) => () => x)(a); }).then((y) => { list.push(y); });
d = null;
{ const child = document.createElement('b'); child.data = { n: 14 }; el.appendChild(child); }
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

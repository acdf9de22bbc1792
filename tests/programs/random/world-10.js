// A random program about collections, jobs and the document, number 10.
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
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 5, { n: 1 });
settle = null;
set.add(a);
el.removeEventListener('go', on);
el = document.createElement('p');
document.body.appendChild(el);
a = new Box(c);
settle = null;
d = Object.create({ n: 0 });
gc();
list = list.filter((x) => x);
{ const child = document.createElement('b'); child.data = d; el.appendChild(child); }
b = new Box(a);
b = ref?.deref() ?? null;
set.add(((x) => () => x)(d));
Object.assign(o, { k1: Object.create({ n: 1 }) });
if (a instanceof Box) c = a.inner;
Promise.race([Promise.resolve(Object.create({ n: 3 })), b, keep.bind(a, { n: 4 })]).then((x) => { a = x; });
c = null;
gc();
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 13, { n: 1 });
sleep(a, 8);
map.delete('k2');
if (settle) { settle([b, { n: 5 }]); settle = null; }
c = [d, { n: 6 }];
try { b = b.to.to; } catch (e) { console.log(e.name); }
weak(c, d);
document.body.appendChild(el);
Promise.all([Promise.resolve(Object.create({ n: 7 })), b, keep.bind(a, { n: 8 })]).then((x) => { d = x; });
gc();
try { c = a.to.to; } catch (e) { console.log(e.name); }
if (a instanceof Box) list.push(new Box(a).swap(b));
it = walk(c, b);
o = Object.fromEntries(Object.entries(o).slice(1));
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 12, { n: 0 });
Promise.any([Promise.resolve(((x) => () => x)(c)), d, keep.bind(d, { n: 10 })]).then((x) => { b = x; });
registry.register(new Map([[b, { n: 11 }]]), { n: 12 });
it = null;
a = c;
gc();
{ const big = { n: 13, to: d }; setTimeout(() => { list.push(big); }, 16); }
({ k0: b = null, ...o } = o);
it = null;
document.body.innerHTML = '';
if (it) b = it.next(a).value;
Promise.reject({ n: 16 }).catch((e) => { a = e; }).finally(() => { o.k0 = null; });
new Promise((r) => { settle = r; }).then((x) => { b = x; });
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
try { d = c.to.to; } catch (e) { console.log(e.name); }
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

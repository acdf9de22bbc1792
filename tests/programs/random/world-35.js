// A random program about collections, jobs and the document, number 35.
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
list.reverse();
map.set(new Map([[a, { n: 0 }]]), { n: 1, to: d });
it = walk(new Box(b), c);
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
b = c;
d = structured({ n: 2, to: b });
setTimeout((x, y) => { b = y; }, 13, d, [b, { n: 3 }]);
c = structured(keep.bind(c, { n: 4 }));
el = document.createElement('p');
gc();
tick(14);
weak({ n: 5, to: c }, c);
if (a instanceof Box) a = a.inner;
a = null;
list = list.slice(1);
registry.register(new Box(d), new Map([[c, { n: 6 }]]));
b = ref?.deref() ?? null;
if (c instanceof Box) list.push(new Box(a).swap(b));
class Sub7 extends Box { static last = b; extra = c; } a = new Sub7(b);
gc();
try { a = c.to.to; } catch (e) { console.log(e.name); }
tick(22);
set.delete(d);
weak(Object.create({ n: 8 }), c);
d = d && typeof b === 'object' ? wm.get(a) ?? null : null;
Promise.race([Promise.resolve(keep.bind(d, { n: 9 })), c, new Map([[c, { n: 10 }]])]).then((x) => { c = x; });
work(d, d);
setTimeout((x, y) => { a = y; }, 14, keep.bind(c, { n: 11 }), c);
document.body.appendChild(el);
gc();
el.innerHTML = '';
if (a instanceof Box) list.push(new Box(a).swap(b));
d = new Map([[c, { n: 12 }]]);
weak(a, Object.create({ n: 13 }));
Promise.reject(((x) => () => x)(c)).catch((e) => { a = e; }).finally(() => { o.k0 = null; });
if (it) b = it.next(b).value;
weak({ n: 14 }, b);
c = null;
sleep(((x) => () => x)(d), 3);
gc();
set.add(c);
if (typeof a === 'function') { try { b = a(); } catch (e) { a = null; } }
{ const child = document.createElement('b'); child.data = b; el.appendChild(child); }
set.delete(c);
map.clear();
list = list.slice(1);
try { c = d.to.to; } catch (e) { console.log(e.name); }
it = walk({ n: 15, to: d }, a);
{ const big = new Map([[a, { n: 16 }]]); setTimeout(() => { list.push(big); }, 2); }
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

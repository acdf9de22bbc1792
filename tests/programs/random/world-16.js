// A random program about collections, jobs and the document, number 16.
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
d = ref?.deref() ?? null;
a = [c, { n: 0 }];
Promise.reject(new Map([[a, { n: 1 }]])).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
a = Object.create({ n: 2 });
tick(17);
tick(19);
set.delete(b);
sleep({ n: 3 }, 17);
c = null;
gc();
Promise.reject([b, { n: 4 }]).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
set.delete(d);
list.reverse();
tick(13);
set.delete(b);
b = b;
registry.register(((x) => () => x)(b), new Box(c));
document.body.appendChild(el);
{ const event = { type: 'go', detail: { n: 5 } }; el.dispatchEvent(event); d = event; }
gc();
setTimeout((x, y) => { b = y; }, 3, c, a);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 6, { n: 0 });
new Promise((r) => { settle = r; }).then((x) => { b = x; });
a = c && typeof d === 'object' ? wm.get(a) ?? null : null;
clearTimeout(id);
class Sub6 extends Box { static last = ((x) => () => x)(c); extra = c; } c = new Sub6(a);
tick(20);
try { d = c.to.to; } catch (e) { console.log(e.name); }
weak({ n: 7, to: c }, d);
gc();
if (c instanceof Box) list.push(new Box(a).swap(b));
try { a = a.to.to; } catch (e) { console.log(e.name); }
it = null;
setTimeout((x, y) => { c = y; }, 0, new Map([[c, { n: 8 }]]), new Map([[a, { n: 9 }]]));
if (c instanceof Box) list.push(new Box(a).swap(b));
if (it) it = it[Symbol.iterator]();
a = { n: 10, to: c };
c = null;
registry.register(((x) => () => x)(a), ((x) => () => x)(a));
gc();
set.add(Object.create({ n: 11 }));
map.set('k2', ((x) => () => x)(c));
it = null;
weak(b, b);
if (typeof a === 'function') { try { c = a(); } catch (e) { c = null; } }
o = Object.fromEntries(Object.entries(o).slice(1));
b = ref?.deref() ?? null;
clearTimeout(id);
it = walk(new Box(d), Object.create({ n: 12 }));
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

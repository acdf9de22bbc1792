// A random program about collections, jobs and the document, number 6.
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
work([c, { n: 0 }], [a, { n: 1 }]);
if (c instanceof Box) list.push(new Box(a).swap(b));
Object.assign(o, { k1: { n: 2 } });
d = ref?.deref() ?? null;
map.set('k0', ((x) => () => x)(d));
if (a instanceof Box) b = a.reader();
a = null;
set.delete(a);
map.delete(a);
gc();
work(d, ((x) => () => x)(d));
try { d = b.to.to; } catch (e) { console.log(e.name); }
settle = null;
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else b = v; };
a = b && typeof b === 'object' ? wm.get(a) ?? null : null;
list.sort(() => 0);
it = walk(((x) => () => x)(a), keep.bind(c, { n: 3 }));
try { d = a.to.to; } catch (e) { console.log(e.name); }
map.delete(a);
gc();
{ const child = document.createElement('b'); child.data = Object.create({ n: 4 }); el.appendChild(child); }
c = Object.create({ n: 5 });
({ k0: a = null, ...o } = o);
c = structured([c, { n: 6 }]);
Promise.resolve(Object.create({ n: 7 })).then((x) => { a = x; return ((x) => () => x)(b); }).then((y) => { list.push(y); });
weak({ n: 8, to: c }, c);
clearTimeout(id);
set.add(new Map([[d, { n: 9 }]]));
Promise.resolve(((x) => () => x)(c)).then((x) => { b = x; return b; }).then((y) => { list.push(y); });
gc();
{ const event = { type: 'go', detail: new Box(d) }; el.dispatchEvent(event); c = event.target.data; }
el = document.createElement('p');
Promise.reject(Object.create({ n: 10 })).catch((e) => { a = e; }).finally(() => { o.k0 = null; });
b = c && typeof d === 'object' ? wm.get(a) ?? null : null;
map.set('k0', [d, { n: 11 }]);
work(Object.create({ n: 12 }), b);
sleep(b, 9);
o['k2'] = c;
work(keep.bind(d, { n: 13 }), ((x) => () => x)(d));
gc();
setTimeout((x, y) => { d = y; }, 22, c, d);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 10, { n: 0 });
document.body.appendChild(el);
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }); }
class Sub14 extends Box { static last = { n: 15 }; extra = new Map([[a, { n: 16 }]]); } a = new Sub14(b);
map.delete(d);
sleep(d, 13);
list = [...map.values()];
{ const big = { n: 17, to: a }; setTimeout(() => { list.push(big); }, 13); }
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

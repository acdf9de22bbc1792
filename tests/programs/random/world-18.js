// A random program about collections, jobs and the document, number 18.
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
weak({ n: 0 }, b);
work(a, c);
d = { n: 1 };
settle = null;
clearTimeout(id);
list.copyWithin(0, 1);
if (it) b = it.next(new Box(c)).value;
if (it) d = it.next(b).value;
d = ref?.deref() ?? null;
gc();
c = ref?.deref() ?? null;
ref = new WeakRef(((x) => () => x)(c));
clearTimeout(id);
ref = new WeakRef({ n: 2, to: d });
{ const event = { type: 'go', detail: [a, { n: 3 }] }; el.dispatchEvent(event); d = event.out; }
list.splice(0, 2);
document.body.appendChild(el);
new Promise((r) => { settle = r; }).then((x) => { d = x; });
ref = new WeakRef({ n: 4 });
gc();
if (it) it = it[Symbol.iterator]();
tick(4);
map.set(b, keep.bind(c, { n: 5 }));
registry.register({ n: 6 }, new Map([[c, { n: 7 }]]));
list.push([c, { n: 8 }], new Box(a));
if (typeof a === 'function') { try { c = a(); } catch (e) { a = null; } }
d = structured(((x) => () => x)(a));
el.addEventListener('go', on);
if (settle) { settle(b); settle = null; }
gc();
b = structured(Object.create({ n: 9 }));
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 11, { n: 0 });
el.removeEventListener('go', on);
set.add(new Map([[c, { n: 10 }]]));
class Sub11 extends Box { static last = [b, { n: 12 }]; extra = Object.create({ n: 13 }); } d = new Sub11(b);
try { c = c.to.to; } catch (e) { console.log(e.name); }
try { c = c.to.to; } catch (e) { console.log(e.name); }
document.body.appendChild(el);
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else d = v; };
gc();
registry.register(new Map([[d, { n: 14 }]]), ((x) => () => x)(b));
if (a instanceof Box) a = a.swap(b);
el.addEventListener('go', on);
{ const event = { type: 'go', detail: { n: 15, to: a } }; el.dispatchEvent(event); a = event.out; }
b = d && typeof a === 'object' ? wm.get(a) ?? null : null;
b = [a, { n: 16 }];
map.set('k1', ((x) => () => x)(b));
weak(Object.create({ n: 17 }), a);
el.addEventListener('go', on);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 27.
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
set.delete(b);
try { d = b.to.to; } catch (e) { console.log(e.name); }
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 8, { n: 1 });
clearTimeout(id);
Promise.allSettled([Promise.resolve({ n: 0 }), d, new Map([[a, { n: 1 }]])]).then((x) => { d = x; });
class Sub2 extends Box { static last = a; extra = b; } b = new Sub2(b);
map.delete('k0');
weak(Object.create({ n: 3 }), a);
{ const event = { type: 'go', detail: Object.create({ n: 4 }) }; el.dispatchEvent(event); d = event.target.data; }
gc();
weak(keep.bind(d, { n: 5 }), a);
{ const child = document.createElement('b'); child.data = a; el.appendChild(child); }
weak(d, b);
{ const event = { type: 'go', detail: keep.bind(c, { n: 6 }) }; el.dispatchEvent(event); c = event.out; }
map.clear();
registry.register(new Map([[d, { n: 7 }]]), ((x) => () => x)(a));
work(b, ((x) => () => x)(c));
try { c = d.to.to; } catch (e) { console.log(e.name); }
if (it) d = it.next(d).value;
gc();
setTimeout((x, y) => { a = y; }, 5, a, [c, { n: 8 }]);
document.body.appendChild(el);
Promise.all([Promise.resolve(new Box(c)), d, Object.create({ n: 9 })]).then((x) => { b = x; });
el.removeEventListener('go', on);
if (it) b = it.next(b).value;
if (it) d = it.next(new Map([[d, { n: 10 }]])).value;
el = document.createElement('p');
ref = new WeakRef(Object.create({ n: 11 }));
c = c && typeof a === 'object' ? wm.get(a) ?? null : null;
gc();
{ const event = { type: 'go', detail: a }; el.dispatchEvent(event); d = event.target.data; }
weak(d, [b, { n: 12 }]);
sleep(new Box(c), 19);
class Sub13 extends Box { static last = keep.bind(a, { n: 14 }); extra = a; } a = new Sub13(c);
o = Object.fromEntries(Object.entries(o).slice(1));
if (it) a = it.next(new Map([[d, { n: 16 }]])).value;
map.forEach((v, k) => { set.add(k); });
el.removeEventListener('go', on);
sleep(b, 18);
gc();
work(Object.create({ n: 17 }), c);
c = c && typeof a === 'object' ? wm.get(a) ?? null : null;
Promise.reject({ n: 18 }).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
b = { n: 19 };
if (settle) { settle(a); settle = null; }
d = structured({ n: 20 });
set.add(d);
o['k2'] = { n: 21, to: d };
set.add(c);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

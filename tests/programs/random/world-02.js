// A random program about collections, jobs and the document, number 2.
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
if (it) d = it.next([b, { n: 0 }]).value;
setTimeout((x, y) => { a = y; }, 18, d, a);
set.clear();
document.body.appendChild(el);
list = list.toReversed();
Promise.reject(Object.create({ n: 1 })).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
el = el.parentNode && el.parentElement ? el.parentElement : el;
tick(7);
work(a, { n: 2, to: b });
gc();
class Sub3 extends Box { static last = d; extra = b; } d = new Sub3(d);
setTimeout((x, y) => { b = y; }, 3, a, d);
map.forEach((v, k) => { set.add(k); });
d = a && typeof b === 'object' ? wm.get(a) ?? null : null;
a = structured({ n: 4, to: c });
if (typeof a === 'function') { try { d = a(); } catch (e) { c = null; } }
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 9, { n: 1 });
el.addEventListener('go', on);
work(a, c);
gc();
if (it) a = it.next(d).value;
class Sub5 extends Box { static last = a; extra = new Box(c); } c = new Sub5(b);
map.set({ n: 6 }, new Box(b));
try { c = b.to.to; } catch (e) { console.log(e.name); }
{ const seen = b; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
b = ref?.deref() ?? null;
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else d = v; };
el.addEventListener('go', on);
list.push(c, a);
gc();
d = { n: 7, to: d };
work(d, [c, { n: 8 }]);
c = null;
registry.register({ n: 9, to: c }, { n: 10, to: d });
tick(24);
set.add(a);
list = [...map.values()];
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 12, { n: 0 });
clearTimeout(id);
gc();
setTimeout((x, y) => { c = y; }, 6, a, new Map([[a, { n: 11 }]]));
try { b = a.to.to; } catch (e) { console.log(e.name); }
if (it) d = it.next(c).value;
set.delete(a);
Promise.resolve({ n: 12, to: c }).then((x) => { d = x; return new Map([[b, { n: 13 }]]); }).then((y) => { list.push(y); });
{ const event = { type: 'go', detail: { n: 14 } }; el.dispatchEvent(event); b = event.out; }
list.splice(0, 1, new Box(a));
settle = null;
ref = new WeakRef(Object.create({ n: 15 }));
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

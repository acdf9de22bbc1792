// A random program about collections, jobs and the document, number 8.
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
registry.register({ n: 0, to: a }, { n: 1 });
class Sub2 extends Box { static last = c; extra = new Map([[d, { n: 3 }]]); } b = new Sub2(a);
new Promise((r) => { settle = r; }).then((x) => { c = x; });
Promise.all([Promise.resolve([d, { n: 4 }]), a, Object.create({ n: 5 })]).then((x) => { c = x; });
c = c && typeof c === 'object' ? wm.get(a) ?? null : null;
el.removeEventListener('go', on);
el = document.createElement('p');
if (c instanceof Box) list.push(new Box(a).swap(b));
Promise.all([Promise.resolve(Object.create({ n: 6 })), d, new Box(d)]).then((x) => { a = x; });
gc();
el.addEventListener('go', on);
list.pop();
{ const event = { type: 'go', detail: c }; el.dispatchEvent(event); a = event; }
d = Object.create({ n: 8 });
d = structured({ n: 9 });
weak(d, { n: 10, to: b });
el.addEventListener('go', on);
if (settle) { settle(a); settle = null; }
registry.register([b, { n: 11 }], [c, { n: 12 }]);
gc();
{ const child = document.createElement('b'); child.data = [c, { n: 13 }]; el.appendChild(child); }
if (it) d = it.next({ n: 14 }).value;
if (settle) { settle(new Box(b)); settle = null; }
el.addEventListener('go', on);
settle = null;
map.delete(b);
el.remove();
a = ref?.deref() ?? null;
Promise.reject(new Box(a)).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
gc();
list.splice(0, 2);
if (a instanceof Box) d = a.handler;
if (typeof a === 'function') { try { b = a(); } catch (e) { c = null; } }
c = structured(new Map([[c, { n: 15 }]]));
map.set('k0', a);
el = el.parentNode && el.parentElement ? el.parentElement : el;
Promise.resolve(new Box(c)).then((x) => { c = x; return a; }).then((y) => { list.push(y); });
if (typeof a === 'function') { try { b = a(); } catch (e) { a = null; } }
list.copyWithin(0, 1);
gc();
try { d = a.to.to; } catch (e) { console.log(e.name); }
settle = null;
registry.register(keep.bind(c, { n: 16 }), new Map([[c, { n: 17 }]]));
set.add(a);
if (a instanceof Box) a = a.swap(b);
c = structured(new Map([[c, { n: 18 }]]));
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }); }
registry.register(keep.bind(d, { n: 19 }), { n: 20 });
el.remove();
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

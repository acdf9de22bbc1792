// A random program about collections, jobs and the document, number 25.
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
{ const event = { type: 'go', detail: d }; el.dispatchEvent(event); b = event.out; }
{ const seen = b; el.addEventListener('go', (e) => { e.out = seen; }); }
el.removeEventListener('go', on);
map.set('k2', c);
c = structured([a, { n: 1 }]);
Promise.resolve(b).then((x) => { c = x; return { n: 2 }; }).then((y) => { list.push(y); });
{ const event = { type: 'go', detail: new Box(d) }; el.dispatchEvent(event); a = event.target.data; }
if (typeof a === 'function') { try { d = a(); } catch (e) { c = null; } }
el = document.createElement('p');
gc();
{ const event = { type: 'go', detail: a }; el.dispatchEvent(event); c = event.target.data; }
registry.register(keep.bind(c, { n: 3 }), [d, { n: 4 }]);
{ const seen = { n: 5 }; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
ref = new WeakRef(keep.bind(b, { n: 6 }));
c = b && typeof c === 'object' ? wm.get(a) ?? null : null;
ref = new WeakRef({ n: 7, to: b });
{ const child = document.createElement('b'); child.data = new Box(c); el.appendChild(child); }
work(a, ((x) => () => x)(d));
set.delete(b);
gc();
document.body.firstChild?.remove();
list = list.concat([{ n: 1 }], list);
el.innerHTML = '';
{ const seen = Object.create({ n: 8 }); el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
c = structured(Object.create({ n: 9 }));
set.delete(c);
if (it) d = it.next(a).value;
setTimeout((x, y) => { a = y; }, 16, c, keep.bind(a, { n: 10 }));
set.add(d);
gc();
settle = null;
document.body.appendChild(el);
class Sub11 extends Box { static last = d; extra = a; } b = new Sub11(a);
if (typeof a === 'function') { try { a = a(); } catch (e) { d = null; } }
a = b && typeof b === 'object' ? wm.get(a) ?? null : null;
set.delete(d);
map.clear();
tick(2);
setTimeout((x, y) => { c = y; }, 13, ((x) => () => x)(c), [d, { n: 12 }]);
gc();
if (b instanceof Box) list.push(new Box(a).swap(b));
if (d instanceof Box) list.push(new Box(a).swap(b));
tick(9);
sleep(a, 11);
map.clear();
registry.register({ n: 13, to: a }, [b, { n: 14 }]);
list.unshift(new Map([[c, { n: 15 }]]), keep.bind(a, { n: 16 }));
if (it) it = it[Symbol.iterator]();
new Promise((r) => { settle = r; }).then((x) => { d = x; });
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

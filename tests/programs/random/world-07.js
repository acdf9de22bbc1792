// A random program about collections, jobs and the document, number 7.
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
el.addEventListener('go', on);
registry.register(Object.create({ n: 0 }), Object.create({ n: 1 }));
d = structured(Object.create({ n: 2 }));
c = ref?.deref() ?? null;
el = document.createElement('p');
a = keep.bind(b, { n: 3 });
a = ((x) => () => x)(b);
el = document.createElement('p');
set.delete(b);
gc();
el = document.createElement('p');
settle = null;
if (it) d = it.next(new Box(a)).value;
it = null;
weak(((x) => () => x)(d), c);
document.body.firstChild?.remove();
Promise.reject(((x) => () => x)(b)).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
Promise.race([Promise.resolve(keep.bind(c, { n: 4 })), c, Object.create({ n: 5 })]).then((x) => { b = x; });
list.push(Object.create({ n: 6 }), b);
gc();
document.body.appendChild(el);
settle = null;
el.removeEventListener('go', on);
a = a && typeof b === 'object' ? wm.get(a) ?? null : null;
document.body.appendChild(el);
it = walk(b, keep.bind(d, { n: 7 }));
map.set('k1', a);
class Sub8 extends Box { static last = a; extra = c; } b = new Sub8(c);
{ const event = { type: 'go', detail: b }; el.dispatchEvent(event); b = event.target.data; }
gc();
weak(b, b);
set.delete(c);
if (typeof a === 'function') { try { b = a(); } catch (e) { b = null; } }
if (typeof a === 'function') { try { a = a(); } catch (e) { d = null; } }
{ const event = { type: 'go', detail: { n: 9 } }; el.dispatchEvent(event); a = event.target.data; }
list.push(c, keep.bind(c, { n: 10 }));
tick(7);
class Sub11 extends Box { static last = c; extra = { n: 12 }; } a = new Sub11(b);
Promise.resolve(keep.bind(a, { n: 13 })).then((x) => { d = x; return new Box(b); }).then((y) => { list.push(y); });
gc();
el.removeEventListener('go', on);
el = el.firstChild ?? el;
ref = new WeakRef(keep.bind(b, { n: 14 }));
clearTimeout(id);
d = new Box(b);
list.length = 2;
map.set({ n: 16, to: d }, { n: 17, to: d });
if (it) d = it.next(c).value;
o['k2'] = new Map([[a, { n: 18 }]]);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

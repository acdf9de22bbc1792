// A random program about collections, jobs and the document, number 19.
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
Promise.reject(Object.create({ n: 0 })).catch((e) => { b = e; }).finally(() => { o.k0 = null; });
Promise.resolve({ n: 1, to: c }).then((x) => { b = x; return d; }).then((y) => { list.push(y); });
map.set([c, { n: 2 }], Object.create({ n: 3 }));
document.body.appendChild(el);
if (settle) { settle(c); settle = null; }
settle = null;
tick(13);
document.body.innerHTML = '';
map.delete(b);
gc();
sleep(b, 8);
map.set('k2', ((x) => () => x)(b));
set.delete(a);
el = document.createElement('p');
weak(d, keep.bind(a, { n: 5 }));
{ const seen = { n: 6 }; el.addEventListener('go', (e) => { e.out = seen; }); }
registry.register(Object.create({ n: 7 }), Object.create({ n: 8 }));
{ const seen = ((x) => () => x)(a); el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
map.delete('k0');
gc();
{ const event = { type: 'go', detail: ((x) => () => x)(b) }; el.dispatchEvent(event); a = event.out; }
if (settle) { settle(a); settle = null; }
Promise.resolve(((x) => () => x)(b)).then((x) => { d = x; return [b, { n: 9 }]; }).then((y) => { list.push(y); });
Promise.race([Promise.resolve(Object.create({ n: 10 })), d, ((x) => () => x)(a)]).then((x) => { a = x; });
Promise.resolve(b).then((x) => { b = x; return Object.create({ n: 11 }); }).then((y) => { list.push(y); });
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }); }
setTimeout((x, y) => { a = y; }, 11, [b, { n: 12 }], d);
el.innerHTML = '';
if (it) it = it[Symbol.iterator]();
gc();
b = structured([d, { n: 13 }]);
registry.register(new Box(b), new Map([[b, { n: 14 }]]));
if (typeof a === 'function') { try { a = a(); } catch (e) { a = null; } }
({ k0: b = null, ...o } = o);
list.copyWithin(0, 1);
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
try { b = a.to.to; } catch (e) { console.log(e.name); }
a = ref?.deref() ?? null;
a = ref?.deref() ?? null;
gc();
try { a = a.to.to; } catch (e) { console.log(e.name); }
new Promise((r) => { settle = r; }).then((x) => { d = x; });
if (typeof a === 'function') { try { a = a(); } catch (e) { d = null; } }
Promise.reject(Object.create({ n: 17 })).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
Promise.resolve(b).then((x) => { a = x; return d; }).then((y) => { list.push(y); });
weak(c, new Box(a));
registry.register({ n: 18 }, new Map([[b, { n: 19 }]]));
map.set(b, { n: 20, to: c });
set.delete(a);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 39.
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
c = null;
list.shift();
work(a, keep.bind(b, { n: 1 }));
tick(7);
map.delete('k1');
if (typeof a === 'function') { try { b = a(); } catch (e) { d = null; } }
if (it) it = it[Symbol.iterator]();
work(d, [c, { n: 2 }]);
list.length = 0;
gc();
settle = null;
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 7, { n: 0 });
try { b = d.to.to; } catch (e) { console.log(e.name); }
set.clear();
weak(keep.bind(c, { n: 3 }), d);
it = null;
registry.register({ n: 4 }, { n: 5, to: c });
o['k0'] = keep.bind(b, { n: 6 });
set.delete(b);
gc();
clearTimeout(id);
Promise.resolve({ n: 7 }).then((x) => { d = x; return new Map([[a, { n: 8 }]]); }).then((y) => { list.push(y); });
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
set.add([d, { n: 9 }]);
({ k0: a = null, ...o } = o);
sleep(a, 19);
weak(b, { n: 11 });
map.delete(b);
try { c = a.to.to; } catch (e) { console.log(e.name); }
gc();
sleep(d, 9);
el = document.createElement('p');
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 8, { n: 0 });
if (it) it = it[Symbol.iterator]();
if (it) c = it.next({ n: 12 }).value;
b = ref?.deref() ?? null;
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 8, { n: 0 });
list.shift();
if (a instanceof Box) list.push(new Box(a).swap(b));
gc();
el.data = null;
set.delete(c);
if (settle) { settle(new Box(d)); settle = null; }
{ const seen = c; el.addEventListener('go', (e) => { e.out = seen; }); }
{ const event = { type: 'go', detail: d }; el.dispatchEvent(event); b = event; }
work(d, { n: 13 });
list.push(Object.create({ n: 14 }), a);
{ const seen = { n: 15, to: c }; el.addEventListener('go', (e) => { e.out = seen; }); }
sleep(a, 6);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

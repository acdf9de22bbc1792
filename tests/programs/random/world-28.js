// A random program about collections, jobs and the document, number 28.
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
settle = null;
b = structured(((x) => () => x)(c));
set.add(Object.create({ n: 0 }));
it = walk([a, { n: 1 }], Object.create({ n: 2 }));
it = walk(keep.bind(b, { n: 3 }), d);
Promise.allSettled([Promise.resolve(keep.bind(d, { n: 4 })), d, new Map([[d, { n: 5 }]])]).then((x) => { d = x; });
delete o['k0'];
class Sub6 extends Box { static last = new Map([[a, { n: 7 }]]); extra = d; } a = new Sub6(b);
work(a, ((x) => () => x)(c));
gc();
map.delete('k0');
o['k0'] = keep.bind(d, { n: 8 });
document.body.appendChild(el);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 6, { n: 0 });
el.removeEventListener('go', on);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 7, { n: 1 });
it = walk(Object.create({ n: 9 }), { n: 10, to: c });
c = structured([c, { n: 11 }]);
if (it) a = it.next({ n: 12, to: c }).value;
gc();
list.copyWithin(0, 1);
el.addEventListener('go', on);
o = Object.fromEntries(Object.entries(o).slice(1));
sleep(Object.create({ n: 13 }), 15);
c = null;
a = ref?.deref() ?? null;
el = document.createElement('p');
if (it) b = it.next(a).value;
Object.assign(o, { k1: { n: 14 } });
gc();
class Sub16 extends Box { static last = [d, { n: 17 }]; extra = keep.bind(a, { n: 18 }); } d = new Sub16(c);
set.add(keep.bind(d, { n: 19 }));
if (typeof a === 'function') { try { c = a(); } catch (e) { b = null; } }
registry.register(((x) => () => x)(c), { n: 20 });
if (typeof a === 'function') { try { c = a(); } catch (e) { c = null; } }
weak(b, { n: 21, to: b });
{ const child = document.createElement('b'); child.data = b; el.appendChild(child); }
b = structured([b, { n: 22 }]);
new Promise((r) => { settle = r; }).then((x) => { a = x; });
gc();
setTimeout((x, y) => { a = y; }, 1, c, d);
el = document.createElement('p');
list.reverse();
if (typeof a === 'function') { try { a = a(); } catch (e) { a = null; } }
document.body.appendChild(el);
map.set('k2', a);
new Promise((r) => { settle = r; }).then((x) => { d = x; });
c = ref?.deref() ?? null;
set.delete(a);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 3.
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
ref = new WeakRef({ n: 0, to: d });
tick(15);
map.delete(a);
a = a && typeof c === 'object' ? wm.get(a) ?? null : null;
tick(2);
it = walk({ n: 1 }, Object.create({ n: 2 }));
Promise.resolve(b).then((x) => { b = x; return d; }).then((y) => { list.push(y); });
document.body.appendChild(el);
el.data = null;
gc();
delete o['k2'];
list = list.map((x) => ({ x }));
{ const child = document.createElement('b'); child.data = c; el.appendChild(child); }
delete o['k0'];
{ const big = new Map([[d, { n: 6 }]]); setTimeout(() => { list.push(big); }, 9); }
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 5, { n: 0 });
{ const big = ((x) => () => x)(a); setTimeout(() => { list.push(big); }, 12); }
if (a instanceof Box) c = a.inner;
a = new Box(b);
gc();
{ const child = document.createElement('b'); child.data = a; el.appendChild(child); }
el.removeEventListener('go', on);
Promise.resolve({ n: 7 }).then((x) => { a = x; return a; }).then((y) => { list.push(y); });
{ const event = { type: 'go', detail: a }; el.dispatchEvent(event); a = event.target.data; }
document.body.appendChild(el);
work({ n: 8, to: a }, Object.create({ n: 9 }));
tick(18);
{ const child = document.createElement('b'); child.data = [b, { n: 10 }]; el.appendChild(child); }
if (typeof a === 'function') { try { a = a(); } catch (e) { a = null; } }
gc();
map.forEach((v, k) => { set.add(k); });
c = b && typeof b === 'object' ? wm.get(a) ?? null : null;
Object.assign(o, { k1: keep.bind(c, { n: 11 }) });
try { d = a.to.to; } catch (e) { console.log(e.name); }
work({ n: 12, to: c }, c);
tick(15);
Promise.resolve(c).then((x) => { c = x; return b; }).then((y) => { list.push(y); });
map.delete('k1');
b = structured({ n: 13 });
gc();
list.push(c, a);
if (it) it = it[Symbol.iterator]();
list.push(a, a);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 8, { n: 1 });
weak(keep.bind(a, { n: 14 }), d);
list.shift();
if (typeof a === 'function') { try { d = a(); } catch (e) { a = null; } }
{ const event = { type: 'go', detail: keep.bind(d, { n: 16 }) }; el.dispatchEvent(event); a = event; }
el = el.parentNode && el.parentElement ? el.parentElement : el;
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 15.
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
if (settle) { settle(c); settle = null; }
try { c = c.to.to; } catch (e) { console.log(e.name); }
clearTimeout(id);
{ const child = document.createElement('b'); child.data = Object.create({ n: 0 }); el.appendChild(child); }
a = new Box(d);
b = { n: 1 };
c = d && typeof d === 'object' ? wm.get(a) ?? null : null;
delete o['k0'];
{ const child = document.createElement('b'); child.data = a; el.appendChild(child); }
gc();
Promise.resolve(a).then((x) => { b = x; return keep.bind(d, { n: 3 }); }).then((y) => { list.push(y); });
if (a instanceof Box) c = a.inner;
work([a, { n: 4 }], b);
class Sub5 extends Box { static last = new Box(a); extra = b; } c = new Sub5(a);
weak([a, { n: 6 }], c);
list.push(c, Object.create({ n: 7 }));
if (settle) { settle(new Map([[b, { n: 8 }]])); settle = null; }
el = el.firstChild ?? el;
weak(c, { n: 9 });
gc();
document.body.appendChild(el);
if (it) it = it[Symbol.iterator]();
set.add(c);
{ const child = document.createElement('b'); child.data = ((x) => () => x)(d); el.appendChild(child); }
{ const big = new Map([[d, { n: 10 }]]); setTimeout(() => { list.push(big); }, 19); }
set.delete(d);
el = document.createElement('p');
list.unshift(new Map([[b, { n: 11 }]]), b);
el = document.createElement('p');
gc();
if (it) a = it.next(c).value;
o = Object.fromEntries(Object.entries(o).slice(1));
{ const child = document.createElement('b'); child.data = [d, { n: 13 }]; el.appendChild(child); }
setTimeout((x, y) => { d = y; }, 19, b, d);
{ const child = document.createElement('b'); child.data = d; el.appendChild(child); }
it = null;
a = a;
ref = new WeakRef(new Map([[d, { n: 14 }]]));
for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else a = v; };
gc();
{ const event = { type: 'go', detail: a }; el.dispatchEvent(event); a = event.target.data; }
el.addEventListener('go', on);
map.clear();
weak({ n: 15 }, a);
it = null;
{ const event = { type: 'go', detail: new Box(c) }; el.dispatchEvent(event); d = event.target.data; }
a = d && typeof a === 'object' ? wm.get(a) ?? null : null;
list.push(c, b);
c = a && typeof a === 'object' ? wm.get(a) ?? null : null;
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

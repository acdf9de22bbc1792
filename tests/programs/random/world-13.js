// A random program about collections, jobs and the document, number 13.
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
list = list.slice(1);
if (typeof a === 'function') { try { b = a(); } catch (e) { a = null; } }
set.add(((x) => () => x)(b));
{ const seen = { n: 0 }; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
weak(c, d);
a = d && typeof a === 'object' ? wm.get(a) ?? null : null;
list.shift();
class Sub1 extends Box { static last = b; extra = b; } c = new Sub1(d);
list = list.length ? list.with(0, null) : [];
gc();
list = list.concat([{ n: 1 }], list);
work(b, [c, { n: 2 }]);
sleep(b, 10);
list.shift();
list = list.toReversed();
el.addEventListener('go', on);
tick(0);
({ k0: b = null, ...o } = o);
list = list.map((x) => ({ x }));
gc();
tick(7);
a = structured({ n: 3, to: c });
map.set('k2', ((x) => () => x)(b));
map.forEach((v, k) => { set.add(k); });
document.body.appendChild(el);
b = ((x) => () => x)(b);
class Sub4 extends Box { static last = d; extra = a; } a = new Sub4(c);
new Promise((r) => { settle = r; }).then((x) => { d = x; });
set.add({ n: 5, to: a });
gc();
a = d;
class Sub6 extends Box { static last = b; extra = c; } c = new Sub6(c);
it = walk(new Map([[c, { n: 7 }]]), c);
delete o['k1'];
{ const big = Object.create({ n: 8 }); setTimeout(() => { list.push(big); }, 3); }
b = null;
if (settle) { settle(b); settle = null; }
ref = new WeakRef(new Map([[d, { n: 9 }]]));
el.removeEventListener('go', on);
gc();
map.delete(c);
sleep(d, 0);
weak(a, new Map([[a, { n: 10 }]]));
sleep(c, 14);
clearTimeout(id);
list = list.length ? list.with(0, null) : [];
it = walk(keep.bind(a, { n: 11 }), c);
Promise.race([Promise.resolve(((x) => () => x)(a)), b, ((x) => () => x)(a)]).then((x) => { b = x; });
set.clear();
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

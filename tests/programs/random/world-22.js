// A random program about collections, jobs and the document, number 22.
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
set.add({ n: 0 });
list.push(new Box(d), c);
map.set('k2', { n: 1, to: a });
ref = new WeakRef(new Box(d));
Promise.resolve(new Map([[b, { n: 2 }]])).then((x) => { a = x; return new Map([[c, { n: 3 }]]); }).then((y) => { list.push(y); });
d = structured(Object.create({ n: 4 }));
o['k1'] = new Box(c);
set.delete(a);
if (it) b = it.next(a).value;
gc();
if (settle) { settle(d); settle = null; }
work([d, { n: 5 }], c);
el.removeEventListener('go', on);
weak(d, [c, { n: 6 }]);
set.add({ n: 7 });
if (it) c = it.next(c).value;
Promise.resolve(new Box(d)).then((x) => { d = x; return [b, { n: 8 }]; }).then((y) => { list.push(y); });
map.delete('k2');
tick(22);
gc();
work(Object.create({ n: 9 }), d);
class Sub10 extends Box { static last = d; extra = d; } c = new Sub10(b);
registry.register({ n: 11, to: b }, [c, { n: 12 }]);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 9, { n: 0 });
set.clear();
list.length = 1;
c = d && typeof a === 'object' ? wm.get(a) ?? null : null;
weak(d, c);
b = c;
gc();
new Promise((r) => { settle = r; }).then((x) => { a = x; });
set.add({ n: 13 });
if (a instanceof Box) a = a.handler;
if (typeof a === 'function') { try { a = a(); } catch (e) { b = null; } }
el = document.createElement('p');
clearTimeout(id);
weak(a, [c, { n: 14 }]);
el.removeEventListener('go', on);
set.add(c);
gc();
map.forEach((v, k) => { set.add(k); });
settle = null;
document.body.appendChild(el);
it = null;
if (typeof a === 'function') { try { a = a(); } catch (e) { a = null; } }
list.sort(() => 0);
b = ((x) => () => x)(c);
settle = null;
el.addEventListener('go', on);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

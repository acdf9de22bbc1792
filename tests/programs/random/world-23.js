// A random program about collections, jobs and the document, number 23.
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
tick(0);
Promise.reject(Object.create({ n: 0 })).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
weak(b, d);
list.splice(2, 0);
if (a instanceof Box) list.push(new Box(a).swap(b));
registry.register(Object.create({ n: 1 }), new Map([[c, { n: 2 }]]));
if (typeof a === 'function') { try { b = a(); } catch (e) { c = null; } }
a = null;
{ const seen = Object.create({ n: 3 }); el.addEventListener('go', (e) => { e.out = seen; }); }
gc();
map.delete(a);
class Sub4 extends Box { static last = a; extra = d; } a = new Sub4(c);
try { d = a.to.to; } catch (e) { console.log(e.name); }
weak({ n: 5 }, c);
set.delete(b);
list.length = 0;
if (settle) { settle(b); settle = null; }
if (it) d = it.next([a, { n: 6 }]).value;
sleep(c, 6);
gc();
settle = null;
it = null;
sleep(c, 6);
d = null;
work(Object.create({ n: 7 }), { n: 8, to: b });
if (d instanceof Box) list.push(new Box(a).swap(b));
a = structured({ n: 9 });
a = structured({ n: 10, to: c });
Promise.any([Promise.resolve(keep.bind(d, { n: 11 })), d, ((x) => () => x)(d)]).then((x) => { a = x; });
gc();
if (a instanceof Box) list.push(new Box(a).swap(b));
{ const child = document.createElement('b'); child.data = new Map([[b, { n: 12 }]]); el.appendChild(child); }
d = ref?.deref() ?? null;
try { c = b.to.to; } catch (e) { console.log(e.name); }
d = { n: 13, to: b };
el.removeEventListener('go', on);
class Sub14 extends Box { static last = [b, { n: 15 }]; extra = { n: 16, to: d }; } b = new Sub14(a);
map.set(b, Object.create({ n: 17 }));
document.body.innerHTML = '';
gc();
class Sub18 extends Box { static last = new Map([[d, { n: 19 }]]); extra = ((x) => () => x)(d); } c = new Sub18(d);
list = Object.values(o);
tick(13);
document.body.appendChild(el);
setTimeout((x, y) => { b = y; }, 27, c, [b, { n: 20 }]);
a = ref?.deref() ?? null;
c = structured(new Box(b));
it = walk(Object.create({ n: 21 }), c);
document.body.appendChild(el);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

// A random program about collections, jobs and the document, number 33.
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
{ const child = document.createElement('b'); child.data = c; el.appendChild(child); }
it = walk(b, b);
tick(5);
map.set('k0', { n: 1 });
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 10, { n: 0 });
d = ref?.deref() ?? null;
a = a;
Promise.reject(new Box(a)).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
Promise.reject({ n: 2 }).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
gc();
document.body.innerHTML = '';
map.forEach((v, k) => { set.add(k); });
class Sub3 extends Box { static last = a; extra = d; } c = new Sub3(c);
list.sort(() => 0);
list = list.map((x) => ({ x }));
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 12, { n: 1 });
it = null;
list.pop();
c = structured(((x) => () => x)(a));
gc();
class Sub4 extends Box { static last = b; extra = b; } a = new Sub4(a);
el.removeEventListener('go', on);
map.set('k0', ((x) => () => x)(a));
registry.register({ n: 6 }, { n: 7, to: b });
map.set('k0', b);
sleep(keep.bind(a, { n: 9 }), 1);
{ const big = new Map([[a, { n: 10 }]]); setTimeout(() => { list.push(big); }, 7); }
if (it) d = it.next(c).value;
Promise.all([Promise.resolve({ n: 11, to: a }), d, { n: 12, to: c }]).then((x) => { a = x; });
gc();
weak(a, a);
set.delete(a);
{ const child = document.createElement('b'); child.data = new Map([[d, { n: 13 }]]); el.appendChild(child); }
Promise.reject(new Box(c)).catch((e) => { d = e; }).finally(() => { o.k0 = null; });
{ const event = { type: 'go', detail: a }; el.dispatchEvent(event); c = event.target.data; }
b = a;
list.shift();
{ const big = new Map([[c, { n: 15 }]]); setTimeout(() => { list.push(big); }, 7); }
list = list.slice(1);
gc();
list = list.slice(1);
Promise.any([Promise.resolve(keep.bind(d, { n: 16 })), d, ((x) => () => x)(a)]).then((x) => { b = x; });
registry.register(new Map([[d, { n: 17 }]]), { n: 18 });
class Sub19 extends Box { static last = d; extra = [b, { n: 20 }]; } c = new Sub19(b);
{ const child = document.createElement('b'); child.data = keep.bind(a, { n: 21 }); el.appendChild(child); }
weak(Object.create({ n: 22 }), a);
tick(2);
{ const seen = a; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
registry.register({ n: 23, to: a }, { n: 24 });
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

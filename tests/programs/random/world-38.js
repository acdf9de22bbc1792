// A random program about collections, jobs and the document, number 38.
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
document.body.appendChild(el);
Promise.reject(new Map([[b, { n: 0 }]])).catch((e) => { a = e; }).finally(() => { o.k0 = null; });
weak(b, { n: 1 });
o['k1'] = new Map([[b, { n: 2 }]]);
el = document.createElement('p');
if (settle) { settle(d); settle = null; }
sleep(c, 11);
if (it) c = it.next(c).value;
clearTimeout(id);
gc();
set.delete(b);
document.body.appendChild(el);
Promise.resolve(c).then((x) => { b = x; return d; }).then((y) => { list.push(y); });
list.push(b, Object.create({ n: 3 }));
list = list.filter((x) => x);
list.unshift(a, a);
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 7, { n: 1 });
map.clear();
if (typeof a === 'function') { try { d = a(); } catch (e) { d = null; } }
gc();
if (settle) { settle(c); settle = null; }
{ const event = { type: 'go', detail: d }; el.dispatchEvent(event); a = event.out; }
Promise.reject(keep.bind(c, { n: 4 })).catch((e) => { c = e; }).finally(() => { o.k0 = null; });
el.removeEventListener('go', on);
registry.register({ n: 5, to: c }, { n: 6, to: c });
el = document.createElement('p');
set.delete(c);
sleep(d, 3);
Promise.race([Promise.resolve({ n: 7 }), d, { n: 8 }]).then((x) => { b = x; });
gc();
class Sub9 extends Box { static last = d; extra = a; } c = new Sub9(a);
try { d = c.to.to; } catch (e) { console.log(e.name); }
set.add(c);
document.body.appendChild(el);
tick(9);
a = a;
settle = null;
it = walk(keep.bind(b, { n: 10 }), { n: 11 });
if (typeof a === 'function') { try { b = a(); } catch (e) { a = null; } }
gc();
c = Object.create({ n: 12 });
o['k1'] = c;
map.delete('k2');
ref = new WeakRef(keep.bind(c, { n: 13 }));
map.set('k2', a);
document.body.appendChild(el);
try { d = d.to.to; } catch (e) { console.log(e.name); }
sleep(d, 19);
c = structured({ n: 14, to: d });
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

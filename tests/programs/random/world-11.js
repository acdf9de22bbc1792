// A random program about collections, jobs and the document, number 11.
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
list.push(d, [a, { n: 0 }]);
d = ref?.deref() ?? null;
a = { n: 1 };
clearTimeout(id);
b = new Map([[b, { n: 2 }]]);
try { d = c.to.to; } catch (e) { console.log(e.name); }
class Sub3 extends Box { static last = d; extra = c; } a = new Sub3(b);
if (settle) { settle(new Map([[d, { n: 4 }]])); settle = null; }
gc();
document.body.appendChild(el);
class Sub5 extends Box { static last = b; extra = new Map([[b, { n: 6 }]]); } d = new Sub5(c);
{ const big = new Box(c); setTimeout(() => { list.push(big); }, 15); }
if (typeof a === 'function') { try { d = a(); } catch (e) { a = null; } }
list.push(c, new Box(a));
o['k1'] = new Box(b);
b = c;
sleep(new Box(a), 3);
sleep(b, 6);
gc();
o['k1'] = b;
a = b && typeof b === 'object' ? wm.get(a) ?? null : null;
{ const seen = d; el.addEventListener('go', (e) => { e.out = seen; }, { once: true }); }
document.body.appendChild(el);
el = el.firstChild ?? el;
if (typeof a === 'function') { try { c = a(); } catch (e) { a = null; } }
weak(new Map([[b, { n: 7 }]]), b);
registry.register(((x) => () => x)(b), new Map([[a, { n: 8 }]]));
ref = new WeakRef({ n: 9 });
gc();
map.delete(d);
try { d = a.to.to; } catch (e) { console.log(e.name); }
id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, 9, { n: 0 });
set.delete(d);
settle = null;
if (d instanceof Box) list.push(new Box(a).swap(b));
registry.register({ n: 10, to: c }, { n: 11 });
set.delete(a);
if (typeof a === 'function') { try { a = a(); } catch (e) { b = null; } }
gc();
try { b = a.to.to; } catch (e) { console.log(e.name); }
o['k1'] = c;
Promise.all([Promise.resolve(new Box(d)), c, { n: 12 }]).then((x) => { c = x; });
set.add(a);
if (a instanceof Box) d = a.reader();
list.unshift(c, b);
set.add(new Box(c));
setTimeout((x, y) => { a = y; }, 21, [c, { n: 13 }], c);
sleep({ n: 14 }, 0);
gc();
console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);
a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};
gc();

const buffer = new ArrayBuffer(16);
const bytes = new Uint8Array(buffer, 4, 8), words = new Uint16Array(buffer);
bytes.set([1, 2, 3]); bytes[3] = 300;
console.log(words[2], words[3], bytes.length, buffer.byteLength, bytes.byteOffset);
console.log(JSON.stringify([...bytes.subarray(0, 4)]), Float32Array.of(1.5, 2).map(x => x * 2).join());
new DataView(buffer).setInt32(0, -2); console.log(new Uint8Array(buffer)[3]);
const f = Float64Array.from([3, 1, 2]); f.sort(); console.log(String(f), f.indexOf(2), f.includes(3), f.at(-1), Object.keys(f).join());
console.log(Object.prototype.toString.call(f), Uint8Array.BYTES_PER_ELEMENT, Uint8Array.name, Uint8Array.length, new Uint8ClampedArray([300, -5, 1.5, 2.5]).join());
try { new Uint16Array(buffer, 1) } catch (e) { console.log(e.name, e.message) }
const r = new ArrayBuffer(8, { maxByteLength: 16 }); const v = new Uint8Array(r); r.resize(12); console.log(v.length, r.resizable);
const m = structuredClone(new Uint8Array([1, 2])); console.log(m[1], m.length, ArrayBuffer.isView(m));
class Vec extends Float32Array { sum() { return this.reduce((a, b) => a + b, 0) } } console.log(new Vec([1, 2, 3]).sum(), new Vec(2).map(x => 7) instanceof Vec);
const u = new Uint8Array(3); u.foo = 1; u[10] = 4; u['1'] = '12'; u[0] = { valueOf() { return 9 } }; console.log(u.join(), u[10], 5 in u, 1 in u, delete u[7], JSON.stringify(u));
for (const [i, x] of u.entries()) console.log(i, x);
console.log(2n ** 70n + '', 7n / 2n + '', String(BigInt(10) + 5n), typeof 1n, 10n > 9, 0n == 0, 0n === 0n, -5n % 3n + '', (1n << 65n) + '', ~5n + '', BigInt('0xff') + '', BigInt.asUintN(8, 257n) + '', BigInt.asIntN(8, 255n) + '');
try { 1n + 1 } catch (e) { console.log(e.message) }
try { BigInt(1.5) } catch (e) { console.log(e.name, e.message) }
console.log(new BigInt64Array([1n, -1n]).join(), Number(2n ** 53n), 5n < 6, '5' == 5n, [3n, 1n, 2n].sort().join(), new Map([[1n, 'x']]).get(1n), !0n, `${12n}`, (123456789n).toLocaleString(), (255n).toString(16));
let c = 1n; c++; c += 2n; console.log(String(c), -c + '', Object(1n) == 1n, parseInt('12n'));
const a = [1, 2, 3]; Object.defineProperty(a, 1, { get: () => 'computed', enumerable: true });
console.log(a[1], a.map(x => x).join(), Object.getOwnPropertyDescriptor(a, 0).writable, Object.keys(a).join(), a.length, JSON.stringify(a), [...a].join(), a.slice(1).join());
const p = new Proxy({ a: 1 }, { get: (o, k) => (k in o ? o[k] : 'none') }); console.log(p.a, p.b, structuredClone({ d: [1] }).d[0]);
const log = [];
const watched = new Proxy({ n: 1 }, { get(t, k, r) { log.push('get ' + String(k)); return Reflect.get(t, k, r); }, set(t, k, v) { log.push('set ' + k); t[k] = v; return true; }, has: () => true });
watched.n += 1; console.log('zzz' in watched, watched.n, log.join(', '));
console.log(Reflect.ownKeys({ a: 1, [Symbol.iterator]: 2 }).length, Reflect.has({ x: 1 }, 'x'));
const list = new Proxy([1, 2, 3], { get(t, k) { return typeof k === 'string' && k < 0 ? t[+k + t.length] : t[k] } }); console.log(list[-1], list.length, list.map(x => x * 2).join(), Array.isArray(list), JSON.stringify(list), [...list].join());
const fn = new Proxy(function add(a, b) { return a + b }, { apply(t, th, args) { return t(...args) * 10 }, construct(t, args) { return { made: args.length } } }); console.log(fn(1, 2), new fn(1).made, typeof fn);
const frozen = new Proxy({ x: 1 }, { set() { return false }, deleteProperty() { return false }, ownKeys: () => ['x', 'y'], getOwnPropertyDescriptor: () => ({ value: 5, enumerable: true, configurable: true }) });
frozen.x = 5; console.log(frozen.x, Object.keys(frozen).join(), JSON.stringify({ ...frozen }), delete frozen.x); for (const k in frozen) console.log(k);
(function () { 'use strict'; try { frozen.x = 1 } catch (e) { console.log(e.name, e.message) } })();
const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); try { proxy.x } catch (e) { console.log(e.name, e.message) }
class Model { constructor() { return new Proxy(this, { get: (t, k) => k in t ? t[k] : `dyn:${String(k)}` }) } hi() { return 'hi' } } const mo = new Model(); console.log(mo.hi(), mo.other, mo instanceof Model);
const aa = { when: [1, { deep: true }], m: new Map([[1, 'x']]), d: new Date(5), r: /x/g, s: new Set([1]) }; aa.self = aa; const bb = structuredClone(aa);
console.log(bb !== aa, bb.self === bb, bb.m.get(1), JSON.stringify(bb.when[1]), bb.d.getTime(), String(bb.r), bb.s.has(1)); try { structuredClone(() => 1) } catch (e) { console.log(e.name, e.message) }
console.log(Object.groupBy ? JSON.stringify(Object.groupBy([1, 2, 3], x => x % 2 ? 'odd' : 'even')) : '{"odd":[1,3],"even":[2]}');
const pa = new Proxy([], { set(t, k, v) { log.push(k); t[k] = v; return true } }); pa.push(4, 5); console.log(pa.length, log.slice(-3).join());
console.log(Reflect.construct(Date, [5]).getTime(), Reflect.apply(Math.max, null, [1, 3]), Reflect.getPrototypeOf([]) === Array.prototype, Reflect.set({}, 'a', 1), Reflect.defineProperty(Object.freeze({}), 'a', { value: 1 }));

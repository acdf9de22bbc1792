// What the language is getting now.
console.log([...Iterator.concat([1], new Set([2, 3]), [])], Iterator.concat().next());
console.log([...Iterator.zip([[1, 2], [3, 4, 5]])], [...Iterator.zip([[1], [2, 3]], { mode: 'longest', padding: ['-'] })]);
try { [...Iterator.zip([[1], [2, 3]], { mode: 'strict' })]; } catch (error) { console.log(error.name); }
console.log([...Iterator.zipKeyed({ a: [1, 2], b: ['x', 'y'] })].map((it) => it.a + it.b));
console.log([1, 2, 3, 4, 5].values().chunks(2).toArray(), [1, 2, 3, 4].values().windows(3).toArray());
console.log([1].values().windows(2).toArray(), [1].values().windows(2, 'allow-partial').toArray());
console.log([1, 2].values().includes(2), [1, 2].values().includes(1, 1), [1, null, 2].values().join('-'));
let closed = 0;
const endless = { __proto__: Iterator.prototype, next: () => ({ value: 1, done: false }), return() { closed++; return {}; } };
Iterator.zip([endless, endless, [1]]).toArray();
console.log(closed);
Promise.allKeyed({ a: Promise.resolve(1), b: 2 }).then((all) => console.log(all.a, all.b));
Promise.allSettledKeyed({ a: Promise.reject(new Error('no')) }).then((all) => console.log(all.a.status, all.a.reason.message));
console.log(new Uint8Array([104, 101, 108, 108, 111]).toBase64(), new Uint8Array([251, 255]).toBase64({ alphabet: 'base64url', omitPadding: true }));
console.log(Uint8Array.fromBase64(' aGVs bG8= '), Uint8Array.fromHex('ff00'), new Uint8Array([255, 1]).toHex());
console.log(new Uint8Array(4).setFromHex('0a0b'), new Uint8Array(3).setFromBase64('aGVsbG8='));
try { Uint8Array.fromHex('xyz'); } catch (error) { console.log(error.name); }
console.log(JSON.stringify({ a: JSON.rawJSON('12345678901234567890') }), JSON.isRawJSON({}), Error.isError(new TypeError()), Error.isError({}));
console.log(AggregateError([1], 'm').errors, new AggregateError([], 'a', { cause: 1 }).cause, new Uint8Array(1)[-1], Reflect.has(new Uint8Array(1), '-0'));

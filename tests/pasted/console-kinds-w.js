console.log(new Uint8Array([1,2,3]), new Float64Array(2), new Uint8Array(0), new ArrayBuffer(4), [new Uint8Array(8)]);
console.log(/a+b/gi, [/x/], 10n, [10n, -5n]);
console.log(new Proxy({ a: 1 }, {}), new Proxy([1, 2], {}), new Proxy(function f() {}, {}));
console.log(new DataView(new ArrayBuffer(2)));
console.log('%s %d %i', 5n, 6n, 7n);
console.log(Array.from(new Uint8Array(10)), new Uint16Array(10).fill(7));

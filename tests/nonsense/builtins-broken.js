Array.prototype.push = null;
Object.prototype.toString = () => { throw 1; };
Array.prototype[Symbol.iterator] = 5;
Promise.prototype.then = undefined;
Promise.resolve(1).finally;
[1].map((x) => x);
console.log({});
async function f() { await [1]; }
f();
for (const x of [1]) console.log(x);
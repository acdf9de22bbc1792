// Properties of the global object by computed names are roots until they are deleted.
for (const name of ['alpha', 'beta']) globalThis[name + 'Cache'] = { name, items: [{ n: 1 }] };
gc();
console.log(alphaCache.name, self.betaCache.items.length);
delete globalThis.alphaCache;
gc();
betaCache.items.length = 0;
gc();
window.betaCache = undefined;
gc();

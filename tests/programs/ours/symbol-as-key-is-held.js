// A property keeps the symbol that is its key, and so what a weak map says of the symbol.
const said = new WeakMap();
let owner = { name: 'owner' };
(function () {
  const key = Symbol('key');
  owner[key] = 1;
  said.set(key, { about: 'key' });
})();
gc();
console.log(Object.getOwnPropertySymbols(owner).length);
delete owner[Object.getOwnPropertySymbols(owner)[0]];
gc();

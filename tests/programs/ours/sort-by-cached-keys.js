// Keys that a sort made are let go.
let names;
(function () {
  const people = [{ name: 'b' }, { name: 'a' }];
  names = people.map((p) => ({ key: p.name, p })).sort((x, y) => (x.key < y.key ? -1 : 1)).map((x) => x.p.name);
})();
gc();
console.log(names.join());

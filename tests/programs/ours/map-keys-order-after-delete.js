// Deleting and setting again moves a key to the end.
const map = new Map([['a', { n: 1 }], ['b', { n: 2 }]]);
map.delete('a');
map.set('a', { n: 3 });
gc();
console.log([...map.keys()].join());
map.clear();
gc();

// A Map made from entries keeps the values, not the entries.
let plain = { x: { n: 1 }, y: { n: 2 } };
let map = new Map(Object.entries(plain));
plain = null;
gc();
map.set('x', map.get('y'));
gc();
console.log(map.get('x').n, map.size);
map = null;
gc();

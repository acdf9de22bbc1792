// A tag gets its strings once for each place; what it stores by them stays with that place.
const cache = new Map();
function tag(strings, ...values) {
  if (!cache.has(strings)) cache.set(strings, { parts: strings.length, used: 0 });
  cache.get(strings).used++;
  return { text: strings.raw.join('_'), values };
}
const draw = (o) => tag`<${o.x},${o.y}>`;
let first = draw({ x: 1, y: { deep: 2 } });
draw({ x: 3, y: 4 });
gc();
console.log(cache.size, [...cache.values()][0].used, first.text);
cache.clear();
gc();
first = null;
gc();

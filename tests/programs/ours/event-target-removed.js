// Removed listeners go, the others stay.
const bus = new EventTarget();
const counts = { a: 0, b: 0 };
(function () {
  const one = { id: 'a' }, two = { id: 'b' };
  const a = () => counts[one.id]++, b = () => counts[two.id]++;
  bus.addEventListener('x', a);
  bus.addEventListener('x', b);
  bus.removeEventListener('x', a);
})();
gc();
bus.dispatchEvent(new Event('x'));
console.log(counts.a, counts.b);

// An uncaught error ends the program: what comes after is never made.
function check(order) {
  if (!order.items.length) throw new RangeError('empty order');
  return { ok: true };
}
var ok = check({ items: [{ id: 1 }] });
gc();
console.log('checking');
check({ items: [] });
var never = { never: true };
gc();

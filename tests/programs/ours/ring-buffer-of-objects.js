// A ring of slots: what is overwritten is let go.
const ring = { slots: new Array(2).fill(null), at: 0 };
function put(value) { ring.slots[ring.at++ % 2] = value; }
put({ n: 1 });
put({ n: 2 });
gc();
put({ n: 3 });
gc();
console.log(ring.slots[0].n, ring.slots[1].n);

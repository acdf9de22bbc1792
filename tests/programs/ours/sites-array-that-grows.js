// One literal executed many times: the numbers count on; which of them live depends on the list.
let ring = [];
for (let i = 0; i < 12; i++) {
  ring.push({ i });
  if (ring.length > 3) ring.shift();
}
gc();
console.log(ring.map((o) => o.i).join());
ring = ring.filter((o) => o.i % 2);
gc();

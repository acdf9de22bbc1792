// Most objects die young
const kept = [];
for (let i = 0; i < 40; i++) {
  const point = { x: i, y: i * i };
  if (i % 20 === 0) kept.push(point);
}
gc();

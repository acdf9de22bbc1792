// Leaving a loop early closes the generator: its finally runs, and then it can go with all it held.
const log = [];
function* source(data) {
  try {
    for (const x of data) yield x;
  } finally {
    log.push({ closed: data.length });
  }
}
for (const x of source([{ n: 1 }, { n: 2 }])) {
  if (x.n === 1) break;
}
gc();
console.log(log[0].closed);

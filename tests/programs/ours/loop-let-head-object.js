// An object in the loop's own variable is copied from turn to turn: one object, as many scopes as turns.
const readers = [];
for (let cursor = { n: 0 }; cursor.n < 3; cursor = { n: cursor.n + 1 }) {
  readers.push(() => cursor.n);
}
gc();
console.log(readers[0](), readers[2]());
readers.splice(0, 2);
gc();
readers.length = 0;
gc();

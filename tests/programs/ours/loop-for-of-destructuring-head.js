// Destructuring in the head of a loop makes one variable for each name; only the captured one is kept.
const pairs = [[{ k: 1 }, { v: 1 }], [{ k: 2 }, { v: 2 }]];
const keys = [];
for (const [key, value] of pairs) {
  keys.push(() => key.k);
  console.log(value.v);
}
pairs.length = 0;
gc();
console.log(keys[0](), keys[1]());
keys.pop();
gc();

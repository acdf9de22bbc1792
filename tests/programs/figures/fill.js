// Filling the heap
let keep = [];
for (let i = 0; i < 60; i++) {
  const scratch = { i, data: [i, i, i, i] };
  if (i % 20 === 0) keep.push(scratch);
}
keep = null;          // now none of it is needed

let sum = 0;
for (let i = 0; i < 40; i++) sum += i;

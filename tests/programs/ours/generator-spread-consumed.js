// Spreading a generator runs it to its end at once; its own object goes.
function* pairs(o) { for (const k of Object.keys(o)) yield { k, v: o[k] }; }
let list = [...pairs({ a: 1, b: 2 })];
gc();
console.log(list.length, list[1].k);
list = list[0];
gc();
list = null;
gc();

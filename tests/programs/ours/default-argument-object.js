// A default argument is made at each call.
const kept = [];
function add(item, list = []) { list.push(item); return list; }
kept.push(add({ n: 1 }));
kept.push(add({ n: 2 }));
gc();
kept.shift();
gc();
console.log(kept[0][0].n);

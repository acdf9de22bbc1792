// A queue: shift lets go of the first, unshift puts one before it.
const queue = [];
queue.push({ id: 1 }, { id: 2 });
queue.unshift({ id: 0 });
let head = queue.shift();
gc();
console.log(head.id, queue.length);
head = queue.shift();
gc();
queue.reverse().pop();
head = null;
gc();

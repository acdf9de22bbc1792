// A queue of chunks: what was read is let go chunk by chunk.
const queue = [];
(function () {
  for (let i = 0; i < 3; i++) queue.push({ bytes: new Uint8Array(8), i });
})();
gc();
queue.shift();
gc();
console.log(queue[0].i);
queue.length = 0;
gc();

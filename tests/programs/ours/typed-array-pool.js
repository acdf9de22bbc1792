// A pool of buffers: what is given back is held by the pool, not by who used it.
const pool = [];
function take() { return pool.pop() || new Uint8Array(256); }
function give(bytes) { pool.push(bytes); }
(function () {
  const job = { bytes: take(), done: [] };
  give(job.bytes);
})();
gc();
(function () {
  const job = { bytes: take() };
  job.bytes[0] = 1;
})();
gc();
console.log(pool.length);

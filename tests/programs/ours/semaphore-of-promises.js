// Waiting calls are kept by the queue of the semaphore; those served are free.
class Semaphore {
  #free = 1; #queue = [];
  acquire() { return this.#free-- > 0 ? Promise.resolve() : new Promise((r) => this.#queue.push(r)); }
  release() { this.#free++; this.#queue.shift()?.(); }
}
const s = new Semaphore();
const done = [];
async function use(job) { await s.acquire(); done.push(job.id); }
use({ id: 1 });
use({ id: 2 });
use({ id: 3 });
gc();
console.log(done.join());
s.release();
gc();
console.log(done.join());
s.release();
gc();

// A chain used as a queue: a finished job is not kept by the tail of the chain.
let tail = Promise.resolve();
const done = [];
function enqueue(job) { tail = tail.then(() => { done.push(job.name); }); }
enqueue({ name: 'one' });
enqueue({ name: 'two' });
gc();
console.log(done.join());
let release = null;
tail = tail.then(() => new Promise((r) => { release = r; }));
enqueue({ name: 'three' });
gc();
release();
release = null;
gc();
console.log(done.join());

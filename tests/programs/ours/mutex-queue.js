// A mutex by promises: when the queue is done nothing of it stays but the last promise.
let tail = Promise.resolve();
const log = [];
function locked(job) { tail = tail.then(job); return tail; }
locked(async () => { const data = { n: 1 }; log.push(data.n); });
locked(async () => { const data = { n: 2 }; log.push(data.n); });
gc();
console.log(log.join());

// A queue of asynchronous jobs with limited concurrency, retries and priorities.
class Queue {
  #running = 0;
  #waiting = [];
  #idle = [];

  constructor({ concurrency = 2 } = {}) {
    this.concurrency = concurrency;
    this.log = [];
  }

  add(job, { priority = 0, retries = 0 } = {}) {
    return new Promise((resolve, reject) => {
      const entry = { job, priority, retries, resolve, reject };
      const at = this.#waiting.findIndex((other) => other.priority < priority);
      if (at < 0) this.#waiting.push(entry);
      else this.#waiting.splice(at, 0, entry);
      queueMicrotask(() => this.#next());
    });
  }

  async #next() {
    if (this.#running >= this.concurrency || this.#waiting.length === 0) return;
    const entry = this.#waiting.shift();
    this.#running++;
    try {
      entry.resolve(await entry.job());
    } catch (error) {
      if (entry.retries-- > 0) {
        this.log.push(`retry after ${error.message}`);
        this.#waiting.unshift(entry);
      } else {
        entry.reject(error);
      }
    } finally {
      this.#running--;
      this.#next();
      if (this.#running === 0 && this.#waiting.length === 0) this.#idle.splice(0).forEach((done) => done());
    }
  }

  onIdle() { return new Promise((resolve) => this.#idle.push(resolve)); }
  get size() { return this.#waiting.length; }
}

const sleep = (ms, value) => new Promise((resolve) => setTimeout(resolve, ms, value));
const queue = new Queue({ concurrency: 2 });
const started = [];

const job = (name, ms) => async () => {
  started.push(name);
  await sleep(ms);
  return name.toUpperCase();
};

let attempts = 0;
const flaky = async () => {
  await sleep(5);
  if (++attempts < 3) throw new Error(`attempt ${attempts}`);
  return `ok after ${attempts}`;
};

(async function main() {
  const results = [];
  const note = (label) => (value) => results.push([label, value]);
  queue.add(job('slow', 30)).then(note('slow'));
  queue.add(job('fast', 10)).then(note('fast'));
  queue.add(job('low', 10)).then(note('low'));
  queue.add(job('urgent', 10), { priority: 10 }).then(note('urgent'));
  queue.add(flaky, { retries: 2 }).then(note('flaky'));
  queue.add(async () => { throw new TypeError('broken'); }).catch((error) => note('broken')(`${error.name}: ${error.message}`));
  console.log('waiting', queue.size);
  await queue.onIdle();
  console.log(started);
  console.log(results);
  console.log(queue.log);

  const settled = await Promise.allSettled([sleep(5, 'a'), Promise.reject(new Error('no')), queue.add(() => 'now')]);
  console.log(settled.map(({ status, value, reason }) => `${status} ${value ?? reason.message}`));
  const winner = await Promise.race([sleep(20, 'late'), sleep(10, 'early')]);
  console.log(winner, await Promise.any([Promise.reject(1), sleep(1, 'any')]));
})();

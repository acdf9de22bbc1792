// A loader of data: batching, caching, abort, timeouts.
class DataLoader {
  #batch = null;
  #cache = new Map();
  constructor(load, { size = 10 } = {}) {
    this.loadMany = load;
    this.size = size;
  }
  load(key) {
    if (!this.#cache.has(key)) {
      this.#cache.set(key, new Promise((resolve, reject) => {
        this.#batch ??= this.#open();
        this.#batch.push({ key, resolve, reject });
      }));
    }
    return this.#cache.get(key);
  }
  #open() {
    const batch = [];
    queueMicrotask(async () => {
      this.#batch = null;
      try {
        const values = await this.loadMany(batch.map((entry) => entry.key));
        batch.forEach((entry, i) => (values[i] instanceof Error ? entry.reject(values[i]) : entry.resolve(values[i])));
      } catch (error) {
        batch.forEach((entry) => entry.reject(error));
      }
    });
    return batch;
  }
  clear(key) { this.#cache.delete(key); return this; }
}

const users = new Map([[1, { id: 1, name: 'Ann', friends: [2, 3] }], [2, { id: 2, name: 'Bob', friends: [] }], [3, { id: 3, name: 'Cem', friends: [1] }]]);
const requests = [];

function request(ids, { signal } = {}) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(() => {
      requests.push(ids.join('+'));
      signal?.removeEventListener('abort', abort);
      resolve(ids.map((id) => users.get(id) ?? new Error(`no user ${id}`)));
    }, 20 * ids.length);
    function abort() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal?.addEventListener('abort', abort, { once: true });
  });
}

const loader = new DataLoader((ids) => request(ids));

async function friendsOf(id) {
  const user = await loader.load(id);
  const friends = await Promise.all(user.friends.map((friend) => loader.load(friend)));
  return `${user.name}: ${friends.map((f) => f.name).join(', ') || 'nobody'}`;
}

(async () => {
  console.log(await Promise.all([1, 2, 3].map(friendsOf)), requests);
  const results = await Promise.allSettled([loader.load(1), loader.load(9)]);
  console.log(results[0].value === users.get(1), results[1].reason.message);

  const controller = new AbortController();
  setTimeout(() => controller.abort(), 10);
  try {
    await request([1], controller);
  } catch (error) {
    console.log(error.name, controller.signal.aborted, error.message);
  }
  try {
    await request([2], { signal: AbortSignal.abort(new RangeError('gone before')) });
  } catch (error) {
    console.log(`${error}`);
  }
  const cancel = new AbortController();
  const raced = Promise.race([request([1, 2, 3], cancel), new Promise((_, no) => setTimeout(no, 30, new Error('timeout')))]);
  await raced.catch((error) => { cancel.abort(error); console.log('raced:', error.message); });
  console.log(requests);

  async function* pages(ids, size = 2) {
    for (let i = 0; i < ids.length; i += size) yield await request(ids.slice(i, i + size));
  }
  for await (const page of pages([1, 2, 3])) console.log(page.map((user) => user.name));
  console.log(requests.length, loader);
})();

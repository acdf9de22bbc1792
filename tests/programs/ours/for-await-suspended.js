// A for await loop that waits keeps what it goes through.
let release;
const got = [];
(async () => {
  const source = { async *[Symbol.asyncIterator]() {
    await new Promise((resolve) => { release = resolve; });
    yield { n: 2 };
  } };
  for await (const item of source) got.push(item.n);
})();
gc();
release();
gc();
console.log(got.join());

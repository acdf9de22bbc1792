// Several async calls awaited together; the inputs go, the results stay in order.
const load = async (id) => { const raw = { id, noise: [1, 2] }; await null; return { id: raw.id }; };
let results = null;
(async () => { results = await Promise.all([load('a'), load('b'), load('c')]); })();
gc();
console.log(results.map((r) => r.id).join(''));
results.length = 1;
gc();
results = null;
gc();

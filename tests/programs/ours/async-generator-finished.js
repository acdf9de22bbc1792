// A finished async generator has let its locals go.
const done = [];
async function* load() { const local = { big: [1, 2] }; yield local.big.length; local.big = null; }
let pages = load();
(async () => { for await (const n of pages) done.push(n); })();
gc();
console.log(done.length);
pages = null;
gc();

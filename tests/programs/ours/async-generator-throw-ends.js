// throw() ends an async generator: when it is dropped, all of it goes.
let pages;
const log = [];
async function* load() {
  const local = { open: true };
  try { yield local.open; } finally { log.push('closed'); }
}
pages = load();
(async () => {
  await pages.next();
  try { await pages.throw({ name: 'stop' }); } catch (error) { log.push(error.name); }
  pages = null;
})();
gc();
console.log(log.join());

async function* pages() { for (let p = 1; p <= 3; p++) { await null; yield 'page ' + p; } }
(async () => {
  for await (const page of pages()) console.log(page);
  for await (const x of [Promise.resolve('p'), 'q']) console.log(x);
  const g = (async function* () { try { const a = yield 1; console.log('got', a); yield 2 } finally { console.log('fin') } })();
  console.log(JSON.stringify(await g.next()), JSON.stringify(await g.next('A')), JSON.stringify(await g.return(Promise.resolve(9))), JSON.stringify(await g.next()));
  async function* outer() { const r = yield* inner(); console.log('r', r) } async function* inner() { yield 'i1'; yield Promise.resolve('i2'); return 'done' }
  for await (const x of outer()) console.log(x);
  try { for await (const x of (async function* () { yield 1; throw new Error('boom') })()) console.log(x) } catch (e) { console.log(e.message) }
  for await (const x of (function* () { try { yield 1; yield 2 } finally { console.log('closed') } })()) { console.log(x); break }
  for await (const x of (async function* () { try { yield 1; yield 2 } finally { await null; console.log('aclosed') } })()) { console.log(x); break }
  try { for await (const x of pages()) { throw new Error('in body') } } catch (e) { console.log(e.message) }
  const it = { [Symbol.asyncIterator]() { let i = 0; return { next: async () => ({ value: i, done: i++ >= 2 }), return: async () => { console.log('ret'); return {} } } } };
  for await (const v of it) console.log(v);
  outerLoop: for (const q of [1, 2]) for await (const v of it) { console.log(q, v); continue outerLoop }
  console.log(JSON.stringify(await [6,6,6]));
  const h = pages(); const all = await Promise.all([h.next(), h.next(), h.next(), h.next()]); console.log(JSON.stringify(all));
  console.log(Object.prototype.toString.call(h), typeof pages.prototype, Object.getPrototypeOf(pages)[Symbol.toStringTag], h[Symbol.asyncIterator]() === h);
  class Q { async *items() { yield* [1, 2] } async *[Symbol.asyncIterator]() { yield 'x' } } for await (const x of new Q().items()) console.log(x); for await (const x of new Q()) console.log(x);
  const f = (async function* () { return await 5 })(); console.log(JSON.stringify(await f.next()));
  const th = pages(); try { await th.throw(new Error('early')) } catch (e) { console.log(e.message) } console.log(JSON.stringify(await th.next()));
  async function* delegating() { try { yield* (async function* () { try { yield 1 } finally { console.log('inner fin') } })() } finally { console.log('outer fin') } }
  const d = delegating(); await d.next(); console.log(JSON.stringify(await d.return('R')));
})();
const order = []; (async () => { for await (const x of [1, 2]) order.push('a' + x) })(); (async () => { await null; order.push('b1'); await null; order.push('b2'); await null; order.push('b3'); await null; order.push('b4'); await null; order.push('b5'); await null; order.push('b6') })();
setTimeout(() => console.log(order.join()), 10);

class File { constructor(n) { this.n = n; console.log('open', n); } [Symbol.dispose]() { console.log('close', this.n); } }
{ using a = new File('a'), b = new File('b'); console.log('in block', a.n, b.n); }
function f() { using x = new File('x'); return x.n + '!'; }
console.log(f());
try { using y = new File('y'); throw new Error('body'); } catch (e) { console.log(e.message); }
try { using z = { [Symbol.dispose]() { throw new Error('dispose'); } }; throw new Error('body'); } catch (e) { console.log(e.name, e.error.message, e.suppressed.message); }
for (const i of [1, 2]) { using w = new File('w' + i); if (i === 1) continue; console.log('turn', i); }
const stack = new DisposableStack(); stack.use(new File('s')); stack.defer(() => console.log('deferred')); stack.adopt(5, v => console.log('adopted', v)); stack.dispose(); console.log(stack.disposed);
(async () => { { await using c = { async [Symbol.asyncDispose]() { await null; console.log('async closed'); } }; console.log('async body'); } console.log('after'); })();
try { using bad = 5; } catch (e) { console.log(e.name); }
{ using nothing = null; console.log('null is fine'); }

// What V8 says when something is taken apart, called or gone through that cannot be.
let u;
try { [u].map(({ a }) => a); } catch (e) { console.log(e.message); }
function g({ a }) {} try { g(u); } catch (e) { console.log(e.message); }
function h() {} try { const { a, b } = h(); } catch (e) { console.log(e.message); }
try { const { a } = u.x; } catch (e) { console.log(e.message); }
let o = {}; try { const { a } = o.x; } catch (e) { console.log(e.message); }
try { const { a = 1, ...r } = o.x.y ?? null; } catch (e) { console.log(e.message); }
try { const { ...r } = u; } catch (e) { console.log(e.message); }
try { let a; ({ a } = u); } catch (e) { console.log(e.message); }
try { const { 'q r': z } = u; } catch (e) { console.log(e.message); }
try { const [{ z }] = [u]; } catch (e) { console.log(e.message); }
try { const { data: { list } } = { data: null }; } catch (e) { console.log(e.message); }
(async () => { try { const { a } = await null; } catch (e) { console.log(e.message); } })();
try { const { a } = o['x']; } catch (e) { console.log(e.message); }
try { const { a } = JSON.parse('null'); } catch (e) { console.log(e.message); }
try { o.x(1).y(2); } catch (e) { console.log(e.message); }
try { JSON.parse('{}').foo(1, 2); } catch (e) { console.log(e.message); }
try { JSON.parse('{}').foo(1, 2).bar(); } catch (e) { console.log(e.message); }
try { h()(); } catch (e) { console.log(e.message); }
try { o['foo'](); } catch (e) { console.log(e.message); }
try { [1].map(x => x).foo(); } catch (e) { console.log(e.message); }
try { o.list.forEach(x => x); } catch (e) { console.log(e.message); }
try { [].foo(); } catch (e) { console.log(e.message); }
try { o.a.b.c.d(); } catch (e) { console.log(e.message); }
try { o?.foo(); } catch (e) { console.log(e.message); }
try { this.foo(); } catch (e) { console.log(e.message); }
try { class Q { constructor() { this.go(); } } new Q(); } catch (e) { console.log(e.message); }
try { [...o]; } catch (e) { console.log(e.message); }
try { const [b] = o; } catch (e) { console.log(e.message); }
try { const [b] = u; } catch (e) { console.log(e.message); }
try { Math.max(...o); } catch (e) { console.log(e.message); }
try { for (const [k, v] of Object.keys({ a: 1 }).length) { } } catch (e) { console.log(e.message); }
try { const [a, b] = h(); } catch (e) { console.log(e.message); }
try { for (const x of h()) { } } catch (e) { console.log(e.message); }
try { 'a' in 'b'; } catch (e) { console.log(e.message); }
try { ({}) instanceof (() => {}); } catch (e) { console.log(e.message); }
try { JSON.stringify({ n: 1n }); } catch (e) { console.log(e.message); }
try { 'x'.replaceAll(/a/, ''); } catch (e) { console.log(e.message); }

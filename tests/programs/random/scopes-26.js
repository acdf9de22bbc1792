// A random program about scopes, number 26.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  if (arguments.length > 5) return null;
  g2 = () => () => q1;
  g0 = (function (p, q) { return () => p; })(p0, { n: 3 });
  const v4 = new Map([['k', { n: 5 }]]);
  return { m() { return q1; }, n: 6 };
}
function make1(p7, q8 = { n: 9 }) {
  const { a: a10, b: [b11] = [{ n: 12 }] } = { a: { n: 13 } };
  let v14 = { m() { return b11; }, n: 15 };
  for (const k16 in { a: 1 }) {
    g1 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 17 }, v14);
    try {
      g3 = () => a10 && a10;
      g1 = { n: 19 };
      throw { n: 20 };
    } catch (e18) {
      g2 = class { m() { return a10; } };
      g1 = { n: 21 };
      let v22 = new Map([['k', [{ n: 23 }, { n: 24 }]]]);
    }
    g2 = { n: 25 };
  }
  for (var i26 = 0; i26 < 2; i26++) {
    try {
      var v28 = { m() { return b11; }, n: 29 };
      g0 = () => { const i26 = 5; return i26; };
      throw { n: 30 };
    } catch (e27) {
      const v31 = { n: 32, to: { n: 33 } };
      g1 = { m() { return q8; }, n: 34 };
    }
  }
  return ((p, q) => ({ read: () => q, list: [p] }))({ n: 35 }, p7);
}
g0 = [make0({ to: { n: 36 } }, { n: 37 }, { n: 38 }), make0({ to: { n: 36 } }, { n: 37 }, { n: 38 })];
gc();
{
  g3 = [{ n: 39, to: { n: 40 } }, { n: 41 }];
  g3 = { n: 42, to: { get x() { return 0; }, other: () => 1 } };
}
g1 = () => 0 && 1;
gc();
g3 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = make1({ to: { n: 43 } }, { n: 44 }, { n: 45 });
gc();
g1 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

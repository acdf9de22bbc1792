// A random program about scopes, number 39.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  g1 = class { m() { return p0; } };
  for (const x3 of [{ n: 4, to: p0 }, { n: 5 }]) {
    g2 = () => q1;
  }
  for (const k6 in { a: 1 }) {
    const { a: a7, b: [b8] = [{ n: 9 }] } = { a: { n: 10 } };
    for (const x11 of [k6, { n: 12 }]) {
      g0 = [function self() { return typeof self + typeof b8; }, { n: 13 }];
      const v14 = () => () => q1;
    }
    {
      g0 = (() => this);
    }
  }
  {
    const { a: a15, b: [b16] = [{ n: 17 }] } = { a: { n: 18 } };
    for (const x19 of [{ n: 20, to: q1 }, { n: 21 }]) {
      const v22 = q1;
    }
  }
  return (function (p, q) { return () => p; })(p0, { n: 23 });
}
function make1(p24, q25 = { n: 26 }) {
  const { a: a27, b: [b28] = [{ n: 29 }] } = { a: { n: 30 } };
  for (let i31 = 0; i31 < 2; i31++) {
    for (const k32 in { a: 1 }) {
      g0 = { n: 33 };
      const v34 = { n: 35, to: { n: 36 } };
      const v37 = a27;
    }
    var v38 = new Map([['k', { get x() { return p24; }, other: () => i31 }]]);
  }
  for (var i39 = 0; i39 < 2; i39++) {
    g0 = a27;
    for (const k40 in { a: 1 }) {
      const v41 = function self() { return typeof self + typeof p24; };
      let v42 = { n: 43 };
      g0 = { n: 44, to: { n: 45 } };
    }
    g0 = () => b28;
  }
  return ((p, q) => ({ read: () => q, list: [p] }))({ n: 46 }, q25);
}
g1 = [make0({ to: { n: 47 } }, { n: 48 }, { n: 49 }), make0({ to: { n: 47 } }, { n: 48 }, { n: 49 })];
gc();
{
  g0 = { n: 50 };
  const v51 = { n: 52 };
}
const v53 = { n: 54 };
gc();
g1 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = make1({ to: { n: 55 } }, { n: 56 }, { n: 57 });
gc();
g1 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

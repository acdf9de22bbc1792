// A random program about scopes, number 25.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  g2 = p0;
  {
    const { a: a3, b: [b4] = [{ n: 5 }] } = { a: { n: 6 } };
    g3 = () => () => a3;
    for (const k7 in { a: 1 }) {
      let v8 = b4;
    }
  }
  g2 = { m() { return q1; }, n: 9 };
  for (const k10 in { a: 1 }) {
    try {
      g1 = { n: 12 };
      g3 = q1;
      throw { n: 13 };
    } catch (e11) {
      g2 = () => { const k10 = 5; return k10; };
      let v14 = p0;
      g3 = k10;
    }
    g0 = p0;
  }
  g2 = () => p0 && q1;
  return () => () => p0;
}
function make1(p15, q16 = { n: 17 }) {
  g1 = () => q16;
  const v18 = q16;
  if (1) {
    switch (0) {
      case 0:
        let v19 = { n: 20 };
      g1 = { n: 21 };
      g3 = q16;
      default:
      g3 = [{ n: 22, to: q16 }, { n: 23 }];
    }
  } else {
    const { a: a24, b: [b25] = [{ n: 26 }] } = { a: { n: 27 } };
    switch (1) {
      case 0:
        let v28 = { n: 29 };
      const v30 = function self() { return typeof self + typeof v18; };
      g1 = v28;
      default:
      g0 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 31 }, a24);
      g3 = function () { return 'nothing'; };
    }
  }
  {
    g3 = [() => { const q16 = 5; return q16; }, { n: 32 }];
  }
  return () => () => p15;
}
make1({ to: { n: 33 } }, { n: 34 }, { n: 35 });
gc();
g2 = { n: 36 };
g1 = { n: 37 };
gc();
g2 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = [make1({ to: { n: 38 } }, { n: 39 }, { n: 40 }), make1({ to: { n: 38 } }, { n: 39 }, { n: 40 })];
gc();
g3 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

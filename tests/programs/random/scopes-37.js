// A random program about scopes, number 37.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  for (const k3 in { a: 1 }) {
    const { a: a4, b: [b5] = [{ n: 6 }] } = { a: { n: 7 } };
    switch (1) {
      case 0:
        let v8 = { n: 9 };
      const v10 = [v8, { n: 11 }];
      g3 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 12 }, v10);
      default:
      g1 = new Map([['k', { n: 13 }]]);
      g3 = q1;
      const v14 = a4;
    }
  }
  const { a: a15, b: [b16] = [{ n: 17 }] } = { a: { n: 18 } };
  var v19 = { m() { return a15; }, n: 20 };
  return () => { const q1 = 5; return q1; };
}
function make1({ to: p21 }, q22) {
  for (let i24 = 0; i24 < 2; i24++) {
    for (let i25 = 0; i25 < 2; i25++) {
      const v26 = { n: 27 };
      g0 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 28 }, i25);
      const v29 = v26;
    }
    g0 = (p = q22) => p;
    {
      var v30 = { n: 31 };
      g3 = () => p21;
    }
  }
  for (const x32 of [q22, { n: 33 }]) {
    for (const x34 of [() => p21, { n: 35 }]) {
      g2 = () => { const q22 = 5; return q22; };
    }
    if (0) {
      const v36 = [x32, { n: 37 }];
    } else {
      var v38 = function self() { return typeof self + typeof q22; };
      g0 = () => { const p21 = 5; return p21; };
    }
  }
  try {
    {
      g2 = { m() { return q22; }, n: 40 };
    }
    throw { n: 41 };
  } catch (e39) {
    const v42 = { n: 43, to: [e39, { n: 44 }] };
  }
  g1 = new Map([['k', p21]]);
  g0 = (() => this);
  return ((p, q) => ({ read: () => q, list: [p] }))({ n: 45 }, q22);
}
g3 = [make1({ to: { n: 46 } }, { n: 47 }, { n: 48 }), make1({ to: { n: 46 } }, { n: 47 }, { n: 48 })];
gc();
const v49 = { n: 50 };
for (const x51 of [((p, q) => ({ read: () => q, list: [p] }))({ n: 52 }, v49), { n: 53 }]) {
  const v54 = (function (p, q) { return () => p; })(v49, { n: 55 });
}
gc();
g3 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make1({ to: { n: 56 } }, { n: 57 }, { n: 58 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

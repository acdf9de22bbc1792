// A random program about scopes, number 28.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  if (0) {
    for (const k3 in { a: 1 }) {
      const v4 = (p = k3) => p;
    }
  } else {
    try {
      let v6 = { n: 7, to: p0 };
      throw { n: 8 };
    } catch (e5) {
      const v9 = e5;
    }
    if (1) {
      g3 = { n: 10 };
      const v11 = [[p0, { n: 12 }], { n: 13 }];
    } else {
      g1 = { n: 14 };
      g3 = function () { return 'nothing'; };
      const v15 = { n: 16 };
    }
  }
  const v17 = q1;
  const { a: a18, b: [b19] = [{ n: 20 }] } = { a: { n: 21 } };
  switch (0) {
    case 0:
      let v22 = { n: 23 };
    for (const x24 of [q1, { n: 25 }]) {
      g3 = { n: 26 };
      g2 = (function (p, q) { return () => p; })(b19, { n: 27 });
      const v28 = { m() { return p0; }, n: 29 };
    }
    default:
    for (let i30 = 0; i30 < 2; i30++) {
      let v31 = { get x() { return i30; }, other: () => a18 };
      g0 = function self() { return typeof self + typeof b19; };
      g2 = function self() { return typeof self + typeof i30; };
    }
    g0 = () => () => p0;
  }
  return { m() { return q1; }, n: 32 };
}
function make1(p33, q34) {
  for (let i36 = 0; i36 < 2; i36++) {
    if (0) {
      const v37 = { n: 38, to: { n: 39 } };
    } else {
      const v40 = new Map([['k', i36]]);
      let v41 = { n: 42, to: v40 };
    }
  }
  g3 = function () { return q34; };
  g1 = new Map([['k', { n: 43 }]]);
  const { a: a44, b: [b45] = [{ n: 46 }] } = { a: { n: 47 } };
  for (const k48 in { a: 1 }) {
    for (const k49 in { a: 1 }) {
      g1 = function () { return p33; };
    }
  }
  return function () { return q34; };
}
make1({ to: { n: 50 } }, { n: 51 }, { n: 52 });
gc();
try {
  g2 = () => () => 0;
  const v54 = { m() { return 0; }, n: 55 };
  throw { n: 56 };
} catch (e53) {
  g1 = { n: 57, to: { n: 58 } };
}
for (const x59 of [{ n: 60 }, { n: 61 }]) {
  const v62 = x59;
}
gc();
g2 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = [make1({ to: { n: 63 } }, { n: 64 }, { n: 65 }), make1({ to: { n: 63 } }, { n: 64 }, { n: 65 })];
gc();
g1 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

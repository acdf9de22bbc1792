// A random program about scopes, number 35.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  const v3 = [{ n: 4 }, { n: 5 }];
  g2 = { m() { return p0; }, n: 6 };
  const { a: a7, b: [b8] = [{ n: 9 }] } = { a: { n: 10 } };
  switch (1) {
    case 0:
      let v11 = { n: 12 };
    try {
      const v14 = [{ n: 15 }, { n: 16 }];
      throw { n: 17 };
    } catch (e13) {
      g2 = function () { return 'nothing'; };
    }
    try {
      g1 = () => q1;
      throw { n: 19 };
    } catch (e18) {
      g3 = [a7, { n: 20 }];
      g2 = new Map([['k', { n: 21 }]]);
    }
    default:
    g1 = { get x() { return a7; }, other: () => a7 };
    try {
      g2 = class { m() { return b8; } };
      const v23 = new Map([['k', [p0, { n: 24 }]]]);
      throw { n: 25 };
    } catch (e22) {
      var v26 = { n: 27 };
      let v28 = { n: 29 };
      g3 = function self() { return typeof self + typeof p0; };
    }
  }
  for (var i30 = 0; i30 < 2; i30++) {
    {
      g1 = new Map([['k', { n: 31 }]]);
    }
    for (const k32 in { a: 1 }) {
      const v33 = [{ n: 34 }, { n: 35 }];
      g3 = () => () => v33;
    }
    if (1) {
      const v36 = { n: 37, to: { n: 38, to: { n: 39 } } };
      g3 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 40 }, v3);
    } else {
      const v41 = b8;
      g1 = { n: 42 };
    }
  }
  return function () { return p0; };
}
function make1(p43, q44) {
  const v46 = q44;
  const v47 = function () { return 'nothing'; };
  for (const x48 of [{ n: 49, to: q44 }, { n: 50 }]) {
    for (const x51 of [v47, { n: 52 }]) {
      g1 = function () { return 'nothing'; };
      g3 = x51;
    }
  }
  {
    for (const k53 in { a: 1 }) {
      const v54 = { n: 55, to: { n: 56 } };
      g0 = () => () => v54;
      const v57 = new Map([['k', { n: 58 }]]);
    }
    switch (1) {
      case 0:
        let v59 = { n: 60 };
      g0 = class { m() { return q44; } };
      const v61 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 62 }, v46);
      g1 = p43;
      default:
      g3 = { n: 63 };
    }
  }
  for (const x64 of [v46, { n: 65 }]) {
    const { a: a66, b: [b67] = [{ n: 68 }] } = { a: { n: 69 } };
  }
  return { m() { return q44; }, n: 70 };
}
g3 = [make1({ to: { n: 71 } }, { n: 72 }, { n: 73 }), make1({ to: { n: 71 } }, { n: 72 }, { n: 73 })];
gc();
g3 = new Map([['k', { n: 74 }]]);
const v75 = function () { return 'nothing'; };
gc();
g2 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = [make0({ to: { n: 76 } }, { n: 77 }, { n: 78 }), make0({ to: { n: 76 } }, { n: 77 }, { n: 78 })];
gc();
g0 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

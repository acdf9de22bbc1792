// A random program about scopes, number 7.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  switch (1) {
    case 0:
      let v3 = { n: 4 };
    let v5 = { n: 6, to: { n: 7 } };
    default:
    for (const k8 in { a: 1 }) {
      const v9 = p0;
    }
    const { a: a10, b: [b11] = [{ n: 12 }] } = { a: { n: 13 } };
  }
  const v14 = { n: 15 };
  const { a: a16, b: [b17] = [{ n: 18 }] } = { a: { n: 19 } };
  for (const x20 of [{ n: 21, to: { n: 22 } }, { n: 23 }]) {
    for (const x24 of [() => v14, { n: 25 }]) {
      const v26 = x20;
      g1 = class { m() { return v26; } };
      const v27 = [new Map([['k', b17]]), { n: 28 }];
    }
  }
  return { get x() { return p0; }, other: () => p0 };
}
function make1(p29, q30) {
  for (const k32 in { a: 1 }) {
    switch (0) {
      case 0:
        let v33 = { n: 34 };
      const v35 = function self() { return typeof self + typeof q30; };
      const v36 = { n: 37 };
      g2 = (() => this);
      default:
      const v38 = k32;
      let v39 = q30;
      let v40 = { n: 41 };
    }
    switch (0) {
      case 0:
        let v42 = { n: 43 };
      let v44 = new Map([['k', { get x() { return q30; }, other: () => p29 }]]);
      g1 = function () { return 'nothing'; };
      default:
      g2 = [{ n: 45 }, { n: 46 }];
      var v47 = p29;
    }
  }
  g3 = { n: 48, to: { n: 49, to: q30 } };
  const v50 = { n: 51 };
  return class { m() { return p29; } };
}
g1 = [make1({ to: { n: 52 } }, { n: 53 }, { n: 54 }), make1({ to: { n: 52 } }, { n: 53 }, { n: 54 })];
gc();
switch (0) {
  case 0:
    let v55 = { n: 56 };
  let v57 = v55;
  const v58 = function self() { return typeof self + typeof v57; };
  default:
  g1 = class { m() { return 0; } };
}
const { a: a59, b: [b60] = [{ n: 61 }] } = { a: { n: 62 } };
gc();
g2 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = make1({ to: { n: 63 } }, { n: 64 }, { n: 65 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

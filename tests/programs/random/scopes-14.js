// A random program about scopes, number 14.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  if (arguments.length > 5) return null;
  const { a: a3, b: [b4] = [{ n: 5 }] } = { a: { n: 6 } };
  g3 = () => () => b4;
  const v7 = { n: 8 };
  g3 = class { m() { return b4; } };
  for (const k9 in { a: 1 }) {
    let v10 = function () { return b4; };
    const { a: a11, b: [b12] = [{ n: 13 }] } = { a: { n: 14 } };
  }
  return function self() { return typeof self + typeof p0; };
}
function make1({ to: p15 }, q16) {
  if (arguments.length > 5) return null;
  for (const k18 in { a: 1 }) {
    const { a: a19, b: [b20] = [{ n: 21 }] } = { a: { n: 22 } };
    for (let i23 = 0; i23 < 2; i23++) {
      g0 = { n: 24 };
      g1 = { get x() { return k18; }, other: () => i23 };
      let v25 = new Map([['k', function () { return a19; }]]);
    }
  }
  try {
    for (const k27 in { a: 1 }) {
      g0 = function () { return k27; };
      let v28 = p15;
      g1 = () => { const k27 = 5; return k27; };
    }
    throw { n: 29 };
  } catch (e26) {
    if (1) {
      g1 = { get x() { return p15; }, other: () => q16 };
      g2 = function self() { return typeof self + typeof q16; };
    } else {
      const v30 = () => q16 && e26;
      let v31 = new Map([['k', q16]]);
      let v32 = [v30, { n: 33 }];
    }
    for (const x34 of [(p = e26) => p, { n: 35 }]) {
      g2 = (() => this);
    }
    const { a: a36, b: [b37] = [{ n: 38 }] } = { a: { n: 39 } };
  }
  switch (1) {
    case 0:
      let v40 = { n: 41 };
    const v42 = { n: 43 };
    default:
    {
      const v44 = q16;
      var v45 = { n: 46 };
      const v47 = new Map([['k', new Map([['k', v45]])]]);
    }
    if (0) {
      g3 = function () { return 'nothing'; };
      g0 = q16;
      var v48 = q16;
    } else {
      g3 = (p = q16) => p;
      const v49 = new Map([['k', { n: 50 }]]);
      const v51 = { n: 52, to: { n: 53 } };
    }
    const { a: a54, b: [b55] = [{ n: 56 }] } = { a: { n: 57 } };
  }
  for (var i58 = 0; i58 < 2; i58++) {
    const v59 = { n: 60, to: p15 };
    for (var i61 = 0; i61 < 2; i61++) {
      g1 = function () { return 'nothing'; };
      g2 = function self() { return typeof self + typeof v59; };
      let v62 = function () { return 'nothing'; };
    }
  }
  return (p = p15) => p;
}
make1({ to: { n: 63 } }, { n: 64 }, { n: 65 });
gc();
if (0) {
  const v66 = { n: 67 };
  let v68 = { n: 69 };
} else {
  g2 = { get x() { return 0; }, other: () => 1 };
  const v70 = { n: 71 };
}
{
  const v72 = { n: 73 };
}
gc();
g1 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 74 } }, { n: 75 }, { n: 76 });
gc();
g0 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

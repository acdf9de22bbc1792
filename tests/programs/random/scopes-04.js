// A random program about scopes, number 4.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  g1 = function () { return q1; };
  for (const x3 of [[p0, { n: 4 }], { n: 5 }]) {
    for (let i6 = 0; i6 < 2; i6++) {
      const v7 = new Map([['k', i6]]);
    }
    for (const k8 in { a: 1 }) {
      g2 = q1;
    }
  }
  const v9 = p0;
  for (let i10 = 0; i10 < 2; i10++) {
    if (1) {
      const v11 = { m() { return p0; }, n: 12 };
      let v13 = v11;
      let v14 = { n: 15, to: v13 };
    } else {
      const v16 = [{ n: 17, to: i10 }, { n: 18 }];
    }
  }
  return class { m() { return p0; } };
}
function make1(p19, ...q20) {
  if (1) {
    for (const k22 in { a: 1 }) {
      g2 = new Map([['k', { n: 23 }]]);
    }
    g1 = new Map([['k', { n: 24, to: p19 }]]);
    if (0) {
      g1 = () => { const p19 = 5; return p19; };
    } else {
      g1 = class { m() { return q20; } };
      let v25 = q20;
      let v26 = { m() { return q20; }, n: 27 };
    }
  } else {
    for (var i28 = 0; i28 < 2; i28++) {
      g0 = () => i28 && q20;
    }
    for (const k29 in { a: 1 }) {
      g2 = () => () => q20;
      const v30 = p19;
      g2 = () => () => v30;
    }
  }
  for (var i31 = 0; i31 < 2; i31++) {
    var v32 = p19;
    for (let i33 = 0; i33 < 2; i33++) {
      const v34 = [{ n: 35 }, { n: 36 }];
      const v37 = { n: 38 };
    }
    for (const k39 in { a: 1 }) {
      g1 = { n: 40, to: { n: 41 } };
      g3 = () => v32 && v32;
      g1 = function () { return 'nothing'; };
    }
  }
  for (let i42 = 0; i42 < 2; i42++) {
    g2 = function () { return 'nothing'; };
  }
  return { m() { return q20; }, n: 43 };
}
g2 = make0({ to: { n: 44 } }, { n: 45 }, { n: 46 });
gc();
switch (1) {
  case 0:
    let v47 = { n: 48 };
  g2 = function () { return 'nothing'; };
  const v49 = () => { const v47 = 5; return v47; };
  default:
  const v50 = { n: 51 };
  const v52 = v50;
  const v53 = new Map([['k', v52]]);
}
try {
  g3 = () => 0;
  g1 = { get x() { return 0; }, other: () => 1 };
  let v55 = new Map([['k', function () { return 'nothing'; }]]);
  throw { n: 56 };
} catch (e54) {
  let v57 = { n: 58 };
}
gc();
g2 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = make1({ to: { n: 59 } }, { n: 60 }, { n: 61 });
gc();
g1 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

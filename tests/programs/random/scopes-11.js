// A random program about scopes, number 11.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  if (arguments.length > 5) return null;
  {
    for (var i3 = 0; i3 < 2; i3++) {
      g2 = { n: 4, to: p0 };
    }
    let v5 = () => () => q1;
  }
  try {
    g0 = { n: 7, to: q1 };
    for (let i8 = 0; i8 < 2; i8++) {
      g0 = () => p0 && q1;
      g1 = (function (p, q) { return () => p; })(p0, { n: 9 });
    }
    for (const k10 in { a: 1 }) {
      g2 = { n: 11 };
    }
    throw { n: 12 };
  } catch (e6) {
    const v13 = [{ n: 14 }, { n: 15 }];
    const v16 = () => v13 && p0;
  }
  if (0) {
    switch (0) {
      case 0:
        let v17 = { n: 18 };
      g3 = { n: 19 };
      let v20 = { n: 21 };
      default:
      const v22 = [{ n: 23 }, { n: 24 }];
      g3 = { n: 25 };
      let v26 = v22;
    }
    const v27 = (() => this);
  } else {
    const v28 = (() => this);
    if (1) {
      g0 = { m() { return p0; }, n: 29 };
      g1 = { n: 30 };
    } else {
      let v31 = function () { return v28; };
      g0 = { n: 32 };
      g0 = new (class { f = () => this; own = v31; })();
    }
  }
  if (1) {
    g1 = { n: 33, to: [p0, { n: 34 }] };
  } else {
    for (var i35 = 0; i35 < 2; i35++) {
      const v36 = () => () => i35;
    }
    const { a: a37, b: [b38] = [{ n: 39 }] } = { a: { n: 40 } };
    for (let i41 = 0; i41 < 2; i41++) {
      g0 = () => { const a37 = 5; return a37; };
      g1 = () => p0 && i41;
    }
  }
  const v42 = { n: 43 };
  return (() => this);
}
function make1({ to: p44 }, q45) {
  for (const k47 in { a: 1 }) {
    g2 = [(() => this), { n: 48 }];
    switch (1) {
      case 0:
        let v49 = { n: 50 };
      const v51 = v49;
      default:
      g2 = function () { return 'nothing'; };
      let v52 = { n: 53 };
      g1 = () => q45;
    }
  }
  for (const k54 in { a: 1 }) {
    for (const x55 of [{ n: 56, to: { n: 57 } }, { n: 58 }]) {
      g0 = function self() { return typeof self + typeof x55; };
      g3 = function () { return k54; };
    }
    switch (0) {
      case 0:
        let v59 = { n: 60 };
      g1 = function () { return 'nothing'; };
      default:
      g1 = () => q45 && q45;
      g0 = [(function (p, q) { return () => p; })(q45, { n: 61 }), { n: 62 }];
    }
  }
  g1 = { m() { return p44; }, n: 63 };
  {
    const v64 = { n: 65, to: { n: 66, to: q45 } };
    for (const x67 of [{ get x() { return q45; }, other: () => v64 }, { n: 68 }]) {
      g3 = new (class { f = () => this; own = x67; })();
      g2 = { n: 69 };
    }
  }
  return () => () => p44;
}
make1({ to: { n: 70 } }, { n: 71 }, { n: 72 });
gc();
for (let i73 = 0; i73 < 2; i73++) {
  g0 = function self() { return typeof self + typeof i73; };
}
const { a: a74, b: [b75] = [{ n: 76 }] } = { a: { n: 77 } };
gc();
g0 = null;
if (typeof g0 === 'function') { try { g0 = g0(); } catch (e) { console.log(e.name); } }
gc();
g1 = [make1({ to: { n: 78 } }, { n: 79 }, { n: 80 }), make1({ to: { n: 78 } }, { n: 79 }, { n: 80 })];
gc();
g2 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

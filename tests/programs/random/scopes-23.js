// A random program about scopes, number 23.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  try {
    g2 = p0;
    g1 = p0;
    throw { n: 4 };
  } catch (e3) {
    for (var i5 = 0; i5 < 2; i5++) {
      g2 = new (class { f = () => this; own = q1; })();
      g1 = { get x() { return p0; }, other: () => q1 };
    }
  }
  switch (0) {
    case 0:
      let v6 = { n: 7 };
    try {
      const v9 = { n: 10 };
      g0 = () => q1 && v9;
      const v11 = v9;
      throw { n: 12 };
    } catch (e8) {
      g1 = (p = v6) => p;
      g0 = function self() { return typeof self + typeof p0; };
    }
    const v13 = q1;
    {
      g1 = (function (p, q) { return () => p; })(v6, { n: 14 });
      g1 = new (class { f = () => this; own = v13; })();
      const v15 = [{ n: 16, to: { n: 17 } }, { n: 18 }];
    }
    default:
    var v19 = { n: 20 };
    for (var i21 = 0; i21 < 2; i21++) {
      const v22 = () => { const i21 = 5; return i21; };
      const v23 = i21;
    }
    g2 = class { m() { return q1; } };
  }
  if (1) {
    for (const k24 in { a: 1 }) {
      g3 = [{ n: 25 }, { n: 26 }];
    }
    try {
      const v28 = { n: 29, to: { get x() { return q1; }, other: () => p0 } };
      g0 = q1;
      g1 = { n: 30, to: () => () => q1 };
      throw { n: 31 };
    } catch (e27) {
      g0 = (() => this);
      const v32 = (p = e27) => p;
      g0 = () => { const p0 = 5; return p0; };
    }
  } else {
    if (0) {
      g3 = function self() { return typeof self + typeof q1; };
    } else {
      let v33 = () => q1 && p0;
      let v34 = q1;
      let v35 = (function (p, q) { return () => p; })(q1, { n: 36 });
    }
  }
  const v37 = { n: 38, to: { n: 39, to: q1 } };
  return (() => this);
}
function make1({ to: p40 }, q41) {
  {
    let v43 = { n: 44 };
    g0 = new Map([['k', { n: 45 }]]);
    const v46 = () => { const q41 = 5; return q41; };
  }
  try {
    g3 = class { m() { return p40; } };
    for (let i48 = 0; i48 < 2; i48++) {
      const v49 = new Map([['k', { n: 50 }]]);
      let v51 = { n: 52 };
      g2 = p40;
    }
    for (const k53 in { a: 1 }) {
      g3 = (() => this);
      g0 = () => p40;
    }
    throw { n: 54 };
  } catch (e47) {
    const v55 = { n: 56 };
    var v57 = { n: 58, to: { m() { return v55; }, n: 59 } };
  }
  {
    const v60 = { n: 61 };
    g2 = { get x() { return p40; }, other: () => q41 };
    switch (1) {
      case 0:
        let v62 = { n: 63 };
      let v64 = { n: 65, to: class { m() { return v62; } } };
      g3 = { n: 66 };
      default:
      g1 = function () { return 'nothing'; };
      const v67 = function self() { return typeof self + typeof v60; };
    }
  }
  return () => q41;
}
g3 = make0({ to: { n: 68 } }, { n: 69 }, { n: 70 });
gc();
if (1) {
  const v71 = function () { return 'nothing'; };
  let v72 = class { m() { return v71; } };
  const v73 = v72;
} else {
  const v74 = [{ n: 75 }, { n: 76 }];
  g3 = () => { const v74 = 5; return v74; };
}
g2 = () => { const own1 = 5; return own1; };
gc();
g3 = null;
if (typeof g0 === 'function') { try { g0 = g0(); } catch (e) { console.log(e.name); } }
gc();
g1 = make1({ to: { n: 77 } }, { n: 78 }, { n: 79 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

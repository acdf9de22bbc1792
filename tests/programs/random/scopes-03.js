// A random program about scopes, number 3.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  g0 = () => { const p0 = 5; return p0; };
  const { a: a3, b: [b4] = [{ n: 5 }] } = { a: { n: 6 } };
  g0 = { n: 7, to: [a3, { n: 8 }] };
  g3 = new Map([['k', q1]]);
  switch (1) {
    case 0:
      let v9 = { n: 10 };
    if (0) {
      const v11 = new (class { f = () => this; own = a3; })();
      var v12 = () => () => q1;
      g3 = () => q1 && a3;
    } else {
      g0 = { get x() { return b4; }, other: () => b4 };
      g0 = (p = b4) => p;
    }
    g3 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 13 }, p0);
    const v14 = { n: 15 };
    default:
    let v16 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 17 }, q1);
  }
  return function self() { return typeof self + typeof p0; };
}
function make1(p18, q19) {
  for (let i21 = 0; i21 < 2; i21++) {
    g3 = (() => this);
    try {
      g2 = q19;
      const v23 = new Map([['k', { n: 24 }]]);
      const v25 = { n: 26, to: [p18, { n: 27 }] };
      throw { n: 28 };
    } catch (e22) {
      g2 = () => () => q19;
    }
    switch (1) {
      case 0:
        let v29 = { n: 30 };
      const v31 = [[v29, { n: 32 }], { n: 33 }];
      g3 = (function (p, q) { return () => p; })(q19, { n: 34 });
      g2 = { n: 35 };
      default:
      const v36 = (function (p, q) { return () => p; })(i21, { n: 37 });
    }
  }
  g0 = () => { const p18 = 5; return p18; };
  {
    const v38 = new Map([['k', { n: 39 }]]);
    try {
      g3 = (() => this);
      g3 = new Map([['k', { n: 41 }]]);
      throw { n: 42 };
    } catch (e40) {
      const v43 = q19;
    }
    if (0) {
      let v44 = [{ n: 45 }, { n: 46 }];
      g2 = new Map([['k', [{ n: 47 }, { n: 48 }]]]);
      g0 = { n: 49 };
    } else {
      g2 = () => { const v38 = 5; return v38; };
    }
  }
  try {
    let v51 = { n: 52 };
    for (var i53 = 0; i53 < 2; i53++) {
      const v54 = { n: 55 };
      g0 = () => q19 && v54;
    }
    throw { n: 56 };
  } catch (e50) {
    for (var i57 = 0; i57 < 2; i57++) {
      const v58 = { n: 59 };
    }
    {
      const v60 = e50;
      var v61 = (function (p, q) { return () => p; })(p18, { n: 62 });
    }
  }
  for (let i63 = 0; i63 < 2; i63++) {
    for (const x64 of [new Map([['k', { n: 65 }]]), { n: 66 }]) {
      g0 = [new Map([['k', { n: 67 }]]), { n: 68 }];
      g0 = { get x() { return q19; }, other: () => q19 };
      g1 = { get x() { return x64; }, other: () => i63 };
    }
  }
  return () => { const q19 = 5; return q19; };
}
g3 = [make1({ to: { n: 69 } }, { n: 70 }, { n: 71 }), make1({ to: { n: 69 } }, { n: 70 }, { n: 71 })];
gc();
{
  g1 = { n: 72 };
  g0 = new Map([['k', { n: 73 }]]);
}
const { a: a74, b: [b75] = [{ n: 76 }] } = { a: { n: 77 } };
gc();
g0 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = make0({ to: { n: 78 } }, { n: 79 }, { n: 80 });
gc();
g0 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

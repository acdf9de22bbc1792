// A random program about scopes, number 1.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  for (const k3 in { a: 1 }) {
    if (0) {
      const v4 = { n: 5, to: [p0, { n: 6 }] };
      g1 = [[k3, { n: 7 }], { n: 8 }];
      g3 = { n: 9 };
    } else {
      g2 = () => () => q1;
      g1 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 10 }, k3);
      let v11 = { n: 12 };
    }
    for (const k13 in { a: 1 }) {
      const v14 = { n: 15 };
    }
  }
  const { a: a16, b: [b17] = [{ n: 18 }] } = { a: { n: 19 } };
  let v20 = { n: 21, to: [{ n: 22 }, { n: 23 }] };
  for (const x24 of [{ n: 25 }, { n: 26 }]) {
    let v27 = new Map([['k', { n: 28, to: { n: 29 } }]]);
  }
  return () => q1;
}
function make1(p30, ...q31) {
  switch (1) {
    case 0:
      let v33 = { n: 34 };
    for (let i35 = 0; i35 < 2; i35++) {
      const v36 = q31;
      g0 = (function (p, q) { return () => p; })(v33, { n: 37 });
    }
    if (0) {
      g3 = class { m() { return q31; } };
    } else {
      const v38 = [{ n: 39 }, { n: 40 }];
    }
    default:
    for (var i41 = 0; i41 < 2; i41++) {
      let v42 = q31;
      const v43 = new Map([['k', ((p, q) => ({ read: () => q, list: [p] }))({ n: 44 }, v42)]]);
    }
    for (var i45 = 0; i45 < 2; i45++) {
      g0 = i45;
      g3 = new (class { f = () => this; own = p30; })();
    }
    g0 = { get x() { return p30; }, other: () => q31 };
  }
  if (1) {
    const v46 = { n: 47 };
    for (const x48 of [new (class { f = () => this; own = p30; })(), { n: 49 }]) {
      const v50 = x48;
      g1 = v50;
    }
    try {
      const v52 = { n: 53 };
      const v54 = v46;
      throw { n: 55 };
    } catch (e51) {
      g3 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 56 }, v46);
      const v57 = [p30, { n: 58 }];
      g1 = e51;
    }
  } else {
    {
      g3 = p30;
      g2 = new Map([['k', () => p30 && p30]]);
    }
    g3 = { get x() { return p30; }, other: () => q31 };
  }
  g0 = () => { const q31 = 5; return q31; };
  return function () { return p30; };
}
make0({ to: { n: 59 } }, { n: 60 }, { n: 61 });
gc();
switch (0) {
  case 0:
    let v62 = { n: 63 };
  const v64 = { n: 65, to: { n: 66 } };
  var v67 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 68 }, v62);
  default:
  let v69 = { n: 70 };
}
try {
  g2 = { get x() { return 0; }, other: () => 1 };
  var v72 = () => 0 && 1;
  g3 = function () { return 'nothing'; };
  throw { n: 73 };
} catch (e71) {
  g3 = function self() { return typeof self + typeof e71; };
  const v74 = e71;
  g2 = function self() { return typeof self + typeof e71; };
}
gc();
g3 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g1 = make1({ to: { n: 75 } }, { n: 76 }, { n: 77 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 17.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  for (const x3 of [(p = q1) => p, { n: 4 }]) {
    for (const x5 of [function self() { return typeof self + typeof x3; }, { n: 6 }]) {
      const v7 = p0;
      g3 = (function (p, q) { return () => p; })(v7, { n: 8 });
      let v9 = { n: 10, to: new Map([['k', v7]]) };
    }
    for (const k11 in { a: 1 }) {
      const v12 = new (class { f = () => this; own = x3; })();
    }
    switch (0) {
      case 0:
        let v13 = { n: 14 };
      const v15 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 16 }, v13);
      g0 = v13;
      const v17 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 18 }, q1);
      default:
      const v19 = new (class { f = () => this; own = x3; })();
      g0 = (() => this);
      g2 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 20 }, q1);
    }
  }
  const { a: a21, b: [b22] = [{ n: 23 }] } = { a: { n: 24 } };
  try {
    switch (0) {
      case 0:
        let v26 = { n: 27 };
      g0 = b22;
      default:
      let v28 = [[p0, { n: 29 }], { n: 30 }];
      const v31 = function () { return p0; };
    }
    switch (1) {
      case 0:
        let v32 = { n: 33 };
      g0 = [((p, q) => ({ read: () => q, list: [p] }))({ n: 34 }, p0), { n: 35 }];
      default:
      var v36 = class { m() { return b22; } };
    }
    switch (1) {
      case 0:
        let v37 = { n: 38 };
      g0 = b22;
      default:
      let v39 = a21;
    }
    throw { n: 40 };
  } catch (e25) {
    {
      const v41 = { n: 42 };
      g2 = () => () => e25;
    }
    for (const x43 of [{ n: 44 }, { n: 45 }]) {
      g2 = () => e25;
      g1 = e25;
      let v46 = { n: 47, to: { n: 48 } };
    }
    const v49 = { n: 50 };
  }
  g3 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 51 }, b22);
  return ((p, q) => ({ read: () => q, list: [p] }))({ n: 52 }, p0);
}
function make1(p53, ...q54) {
  const v56 = { m() { return q54; }, n: 57 };
  switch (0) {
    case 0:
      let v58 = { n: 59 };
    if (1) {
      var v60 = { n: 61 };
      g3 = { get x() { return v58; }, other: () => v60 };
      var v62 = function () { return 'nothing'; };
    } else {
      var v63 = { n: 64 };
    }
    default:
    g3 = () => () => q54;
  }
  var v65 = () => { const v56 = 5; return v56; };
  return function () { return p53; };
}
make1({ to: { n: 66 } }, { n: 67 }, { n: 68 });
gc();
if (0) {
  let v69 = { get x() { return 0; }, other: () => 1 };
} else {
  g1 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 70 }, 1);
}
for (const x71 of [new Map([['k', { n: 72 }]]), { n: 73 }]) {
  g2 = () => () => x71;
  const v74 = { n: 75 };
  const v76 = [function () { return x71; }, { n: 77 }];
}
gc();
g1 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = [make1({ to: { n: 78 } }, { n: 79 }, { n: 80 }), make1({ to: { n: 78 } }, { n: 79 }, { n: 80 })];
gc();
g2 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 30.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  'use strict';
  if (arguments.length > 5) return null;
  for (let i3 = 0; i3 < 2; i3++) {
    const v4 = p0;
    const v5 = [i3, { n: 6 }];
  }
  var v7 = q1;
  var v8 = { n: 9 };
  for (let i10 = 0; i10 < 2; i10++) {
    for (const k11 in { a: 1 }) {
      g1 = { m() { return v7; }, n: 12 };
      let v13 = new Map([['k', new Map([['k', v7]])]]);
      g3 = [{ n: 14 }, { n: 15 }];
    }
    for (const x16 of [{ n: 17 }, { n: 18 }]) {
      const v19 = { n: 20 };
    }
  }
  try {
    const { a: a22, b: [b23] = [{ n: 24 }] } = { a: { n: 25 } };
    {
      const v26 = { n: 27 };
    }
    throw { n: 28 };
  } catch (e21) {
    for (const x29 of [function () { return q1; }, { n: 30 }]) {
      const v31 = { n: 32 };
    }
    if (1) {
      const v33 = v7;
      let v34 = { n: 35, to: { n: 36, to: v33 } };
      g0 = function () { return q1; };
    } else {
      const v37 = new Map([['k', new Map([['k', p0]])]]);
      g2 = new (class { f = () => this; own = v7; })();
    }
  }
  return { get x() { return q1; }, other: () => p0 };
}
function make1(p38, ...q39) {
  for (const k41 in { a: 1 }) {
    try {
      const v43 = [((p, q) => ({ read: () => q, list: [p] }))({ n: 44 }, k41), { n: 45 }];
      throw { n: 46 };
    } catch (e42) {
      var v47 = [function () { return q39; }, { n: 48 }];
      g0 = (function (p, q) { return () => p; })(e42, { n: 49 });
      let v50 = { n: 51 };
    }
  }
  switch (1) {
    case 0:
      let v52 = { n: 53 };
    switch (1) {
      case 0:
        let v54 = { n: 55 };
      const v56 = function self() { return typeof self + typeof q39; };
      default:
      const v57 = v52;
      g3 = [{ n: 58, to: v57 }, { n: 59 }];
    }
    if (1) {
      const v60 = p38;
      const v61 = p38;
      g2 = v60;
    } else {
      g2 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 62 }, q39);
    }
    default:
    const v63 = new Map([['k', { n: 64, to: q39 }]]);
    const v65 = v63;
    if (1) {
      const v66 = (p = q39) => p;
    } else {
      g2 = q39;
      g0 = { n: 67, to: p38 };
      g1 = function self() { return typeof self + typeof v63; };
    }
  }
  for (const k68 in { a: 1 }) {
    g3 = () => { const q39 = 5; return q39; };
    var v69 = new Map([['k', [{ n: 70 }, { n: 71 }]]]);
    {
      g3 = { n: 72, to: { n: 73, to: p38 } };
      var v74 = { n: 75 };
      let v76 = { n: 77 };
    }
  }
  return { get x() { return q39; }, other: () => q39 };
}
make1({ to: { n: 78 } }, { n: 79 }, { n: 80 });
gc();
const v81 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 82 }, 1);
const { a: a83, b: [b84] = [{ n: 85 }] } = { a: { n: 86 } };
gc();
g2 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
make1({ to: { n: 87 } }, { n: 88 }, { n: 89 });
gc();
g1 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

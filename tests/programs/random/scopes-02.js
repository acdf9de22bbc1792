// A random program about scopes, number 2.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  if (arguments.length > 5) return null;
  for (const k3 in { a: 1 }) {
    switch (1) {
      case 0:
        let v4 = { n: 5 };
      let v6 = { n: 7, to: v4 };
      g2 = () => k3;
      default:
      g3 = new Map([['k', [{ n: 8 }, { n: 9 }]]]);
      g3 = new (class { f = () => this; own = p0; })();
      const v10 = new Map([['k', { n: 11 }]]);
    }
  }
  const { a: a12, b: [b13] = [{ n: 14 }] } = { a: { n: 15 } };
  switch (1) {
    case 0:
      let v16 = { n: 17 };
    switch (0) {
      case 0:
        let v18 = { n: 19 };
      g3 = (function (p, q) { return () => p; })(a12, { n: 20 });
      const v21 = [{ n: 22 }, { n: 23 }];
      const v24 = () => { const v21 = 5; return v21; };
      default:
      const v25 = new Map([['k', { n: 26, to: { n: 27 } }]]);
    }
    for (let i28 = 0; i28 < 2; i28++) {
      g3 = () => q1;
      g0 = (() => this);
      let v29 = { n: 30 };
    }
    g1 = (() => this);
    default:
    for (var i31 = 0; i31 < 2; i31++) {
      g3 = { n: 32 };
      const v33 = (() => this);
      const v34 = { n: 35 };
    }
    for (const x36 of [a12, { n: 37 }]) {
      g3 = { n: 38, to: new Map([['k', q1]]) };
      g0 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 39 }, a12);
      const v40 = { n: 41 };
    }
    switch (1) {
      case 0:
        let v42 = { n: 43 };
      g0 = p0;
      g2 = { n: 44 };
      const v45 = { n: 46 };
      default:
      const v47 = a12;
      g2 = { n: 48, to: { n: 49 } };
      const v50 = { n: 51 };
    }
  }
  return class { m() { return q1; } };
}
function make1({ to: p52 }, q53) {
  for (const k55 in { a: 1 }) {
    for (const k56 in { a: 1 }) {
      g0 = { m() { return k56; }, n: 57 };
    }
  }
  try {
    for (const x59 of [q53, { n: 60 }]) {
      const v61 = q53;
    }
    for (const x62 of [q53, { n: 63 }]) {
      g3 = x62;
      var v64 = new Map([['k', { n: 65 }]]);
      let v66 = q53;
    }
    const { a: a67, b: [b68] = [{ n: 69 }] } = { a: { n: 70 } };
    throw { n: 71 };
  } catch (e58) {
    for (let i72 = 0; i72 < 2; i72++) {
      const v73 = { m() { return p52; }, n: 74 };
      g3 = () => i72;
      const v75 = { n: 76 };
    }
  }
  for (const x77 of [[{ n: 78 }, { n: 79 }], { n: 80 }]) {
    for (const x81 of [x77, { n: 82 }]) {
      g0 = () => () => q53;
      var v83 = new Map([['k', { n: 84, to: q53 }]]);
      const v85 = [function () { return x81; }, { n: 86 }];
    }
    g2 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 87 }, p52);
    g1 = function self() { return typeof self + typeof q53; };
  }
  {
    const v88 = q53;
  }
  if (0) {
    switch (1) {
      case 0:
        let v89 = { n: 90 };
      g3 = () => v89;
      default:
      g0 = (() => this);
      g1 = (p = p52) => p;
      let v91 = new Map([['k', q53]]);
    }
    if (1) {
      g1 = (p = p52) => p;
      const v92 = { n: 93, to: { n: 94 } };
      g3 = class { m() { return v92; } };
    } else {
      g0 = function self() { return typeof self + typeof q53; };
      var v95 = () => q53 && q53;
      const v96 = { n: 97 };
    }
  } else {
    for (const k98 in { a: 1 }) {
      let v99 = { get x() { return p52; }, other: () => k98 };
      let v100 = v99;
      g2 = { n: 101 };
    }
  }
  return (function (p, q) { return () => p; })(p52, { n: 102 });
}
g3 = [make1({ to: { n: 103 } }, { n: 104 }, { n: 105 }), make1({ to: { n: 103 } }, { n: 104 }, { n: 105 })];
gc();
for (const k106 in { a: 1 }) {
  const v107 = [k106, { n: 108 }];
}
g1 = { n: 109 };
gc();
g0 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = make0({ to: { n: 110 } }, { n: 111 }, { n: 112 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

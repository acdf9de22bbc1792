// A random program about scopes, number 19.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  const v3 = () => p0 && q1;
  for (const x4 of [{ n: 5, to: p0 }, { n: 6 }]) {
    switch (1) {
      case 0:
        let v7 = { n: 8 };
      g1 = x4;
      g3 = { n: 9, to: (function (p, q) { return () => p; })(v7, { n: 10 }) };
      const v11 = { n: 12, to: new (class { f = () => this; own = v3; })() };
      default:
      g1 = () => { const p0 = 5; return p0; };
      const v13 = q1;
      g2 = (function (p, q) { return () => p; })(x4, { n: 14 });
    }
    g2 = { n: 15, to: [x4, { n: 16 }] };
  }
  switch (0) {
    case 0:
      let v17 = { n: 18 };
    if (1) {
      g0 = { n: 19 };
      const v20 = { n: 21, to: { n: 22 } };
    } else {
      const v23 = { n: 24 };
    }
    g2 = { n: 25, to: new Map([['k', { n: 26 }]]) };
    default:
    for (const x27 of [function () { return p0; }, { n: 28 }]) {
      const v29 = v3;
      g2 = { n: 30 };
      const v31 = v29;
    }
  }
  switch (1) {
    case 0:
      let v32 = { n: 33 };
    let v34 = { n: 35 };
    for (const k36 in { a: 1 }) {
      g2 = new Map([['k', { m() { return k36; }, n: 37 }]]);
    }
    g2 = () => v34;
    default:
    g0 = function () { return 'nothing'; };
  }
  if (1) {
    try {
      g0 = () => q1;
      throw { n: 39 };
    } catch (e38) {
      g3 = class { m() { return e38; } };
    }
    switch (1) {
      case 0:
        let v40 = { n: 41 };
      const v42 = { n: 43 };
      g2 = function () { return v40; };
      default:
      const v44 = v3;
      const v45 = p0;
    }
  } else {
    {
      var v46 = class { m() { return p0; } };
      g0 = (function (p, q) { return () => p; })(v46, { n: 47 });
    }
    for (var i48 = 0; i48 < 2; i48++) {
      g0 = function self() { return typeof self + typeof v3; };
      g2 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 49 }, p0);
    }
  }
  return class { m() { return p0; } };
}
function make1(p50, q51 = { n: 52 }) {
  const v53 = q51;
  if (1) {
    const { a: a54, b: [b55] = [{ n: 56 }] } = { a: { n: 57 } };
    if (1) {
      g1 = (p = b55) => p;
      g2 = { get x() { return a54; }, other: () => p50 };
    } else {
      g3 = [() => { const v53 = 5; return v53; }, { n: 58 }];
      g2 = (() => this);
    }
    g0 = () => () => a54;
  } else {
    for (const k59 in { a: 1 }) {
      g2 = class { m() { return v53; } };
    }
  }
  try {
    for (const x61 of [[p50, { n: 62 }], { n: 63 }]) {
      g0 = { get x() { return v53; }, other: () => x61 };
    }
    {
      g2 = (p = v53) => p;
      const v64 = { n: 65, to: v53 };
    }
    switch (1) {
      case 0:
        let v66 = { n: 67 };
      const v68 = q51;
      g3 = () => p50;
      g1 = class { m() { return q51; } };
      default:
      let v69 = () => p50 && q51;
      g1 = new Map([['k', { n: 70, to: { n: 71 } }]]);
      const v72 = { n: 73 };
    }
    throw { n: 74 };
  } catch (e60) {
    for (const k75 in { a: 1 }) {
      const v76 = () => k75 && k75;
      const v77 = { n: 78 };
      const v79 = (function (p, q) { return () => p; })(v76, { n: 80 });
    }
  }
  try {
    for (const k82 in { a: 1 }) {
      g0 = { n: 83 };
      let v84 = { n: 85 };
    }
    {
      g2 = new Map([['k', p50]]);
      g3 = new (class { f = () => this; own = v53; })();
    }
    try {
      g1 = (() => this);
      const v87 = [[{ n: 88 }, { n: 89 }], { n: 90 }];
      const v91 = class { m() { return p50; } };
      throw { n: 92 };
    } catch (e86) {
      g0 = { m() { return q51; }, n: 93 };
      g3 = (() => this);
    }
    throw { n: 94 };
  } catch (e81) {
    g1 = new (class { f = () => this; own = v53; })();
    for (let i95 = 0; i95 < 2; i95++) {
      let v96 = { n: 97 };
      g3 = { n: 98 };
      g2 = function self() { return typeof self + typeof e81; };
    }
  }
  g2 = (p = v53) => p;
  return () => { const q51 = 5; return q51; };
}
g2 = [make1({ to: { n: 99 } }, { n: 100 }, { n: 101 }), make1({ to: { n: 99 } }, { n: 100 }, { n: 101 })];
gc();
g0 = { n: 102 };
const v103 = { n: 104, to: { n: 105 } };
gc();
g1 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make0({ to: { n: 106 } }, { n: 107 }, { n: 108 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

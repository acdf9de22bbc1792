// A random program about scopes, number 8.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  if (arguments.length > 5) return null;
  switch (0) {
    case 0:
      let v3 = { n: 4 };
    switch (1) {
      case 0:
        let v5 = { n: 6 };
      g3 = { n: 7 };
      const v8 = new Map([['k', ((p, q) => ({ read: () => q, list: [p] }))({ n: 9 }, p0)]]);
      default:
      let v10 = { n: 11 };
    }
    {
      g0 = (() => this);
    }
    const v12 = [{ n: 13, to: v3 }, { n: 14 }];
    default:
    const v15 = { n: 16 };
    for (const k17 in { a: 1 }) {
      g0 = () => v15;
    }
    switch (1) {
      case 0:
        let v18 = { n: 19 };
      var v20 = v18;
      g0 = (p = v18) => p;
      default:
      g0 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 21 }, v15);
    }
  }
  g3 = { n: 22 };
  if (1) {
    for (var i23 = 0; i23 < 2; i23++) {
      const v24 = () => () => i23;
      g0 = q1;
    }
  } else {
    let v25 = [new Map([['k', p0]]), { n: 26 }];
    g0 = () => () => q1;
  }
  g0 = { get x() { return p0; }, other: () => p0 };
  switch (0) {
    case 0:
      let v27 = { n: 28 };
    g2 = { n: 29, to: function () { return p0; } };
    for (const k30 in { a: 1 }) {
      g1 = k30;
    }
    g1 = function () { return 'nothing'; };
    default:
    for (let i31 = 0; i31 < 2; i31++) {
      const v32 = i31;
      g0 = p0;
      const v33 = { n: 34 };
    }
    const { a: a35, b: [b36] = [{ n: 37 }] } = { a: { n: 38 } };
  }
  return () => { const q1 = 5; return q1; };
}
function make1({ to: p39 }, q40) {
  if (arguments.length > 5) return null;
  switch (1) {
    case 0:
      let v42 = { n: 43 };
    {
      g2 = (function (p, q) { return () => p; })(v42, { n: 44 });
      const v45 = () => v42;
      let v46 = { n: 47 };
    }
    if (1) {
      g1 = { n: 48, to: { n: 49 } };
      const v50 = (() => this);
    } else {
      g0 = { n: 51, to: [v42, { n: 52 }] };
      g2 = function () { return 'nothing'; };
      const v53 = { n: 54, to: { n: 55 } };
    }
    default:
    {
      let v56 = (p = p39) => p;
    }
  }
  const { a: a57, b: [b58] = [{ n: 59 }] } = { a: { n: 60 } };
  for (const k61 in { a: 1 }) {
    switch (0) {
      case 0:
        let v62 = { n: 63 };
      g2 = () => p39;
      const v64 = { n: 65, to: { n: 66 } };
      g3 = [{ n: 67 }, { n: 68 }];
      default:
      g1 = () => () => a57;
      let v69 = { n: 70 };
      g3 = [{ n: 71 }, { n: 72 }];
    }
  }
  switch (1) {
    case 0:
      let v73 = { n: 74 };
    try {
      g2 = class { m() { return q40; } };
      throw { n: 76 };
    } catch (e75) {
      g0 = new Map([['k', a57]]);
      let v77 = b58;
    }
    const { a: a78, b: [b79] = [{ n: 80 }] } = { a: { n: 81 } };
    default:
    for (const k82 in { a: 1 }) {
      const v83 = () => () => a57;
      const v84 = q40;
    }
    g1 = function () { return a57; };
  }
  try {
    {
      let v86 = [b58, { n: 87 }];
      g3 = { n: 88, to: { n: 89 } };
      let v90 = function self() { return typeof self + typeof b58; };
    }
    throw { n: 91 };
  } catch (e85) {
    if (1) {
      g1 = function self() { return typeof self + typeof e85; };
    } else {
      g1 = function () { return 'nothing'; };
      g1 = [{ n: 92 }, { n: 93 }];
      g0 = { n: 94 };
    }
    switch (1) {
      case 0:
        let v95 = { n: 96 };
      const v97 = { n: 98 };
      var v99 = () => { const v97 = 5; return v97; };
      default:
      g3 = function () { return 'nothing'; };
    }
    g1 = function self() { return typeof self + typeof p39; };
  }
  return () => { const p39 = 5; return p39; };
}
make0({ to: { n: 100 } }, { n: 101 }, { n: 102 });
gc();
{
  g1 = function () { return 'nothing'; };
}
const { a: a103, b: [b104] = [{ n: 105 }] } = { a: { n: 106 } };
gc();
g2 = null;
if (typeof g0 === 'function') { try { g0 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = [make0({ to: { n: 107 } }, { n: 108 }, { n: 109 }), make0({ to: { n: 107 } }, { n: 108 }, { n: 109 })];
gc();
g0 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

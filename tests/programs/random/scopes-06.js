// A random program about scopes, number 6.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  switch (1) {
    case 0:
      let v3 = { n: 4 };
    g3 = (() => this);
    var v5 = { n: 6, to: { n: 7 } };
    default:
    g0 = () => () => q1;
    var v8 = { n: 9, to: { n: 10, to: { n: 11 } } };
    for (const x12 of [(function (p, q) { return () => p; })(p0, { n: 13 }), { n: 14 }]) {
      g2 = () => () => v8;
    }
  }
  let v15 = [{ n: 16 }, { n: 17 }];
  for (const x18 of [{ n: 19 }, { n: 20 }]) {
    const { a: a21, b: [b22] = [{ n: 23 }] } = { a: { n: 24 } };
    g2 = { get x() { return q1; }, other: () => x18 };
  }
  g2 = { m() { return q1; }, n: 25 };
  for (const k26 in { a: 1 }) {
    let v27 = { n: 28 };
  }
  return function () { return 'nothing'; };
}
function make1(p29, q30) {
  if (0) {
    g1 = q30;
  } else {
    const { a: a32, b: [b33] = [{ n: 34 }] } = { a: { n: 35 } };
    for (const x36 of [{ get x() { return p29; }, other: () => b33 }, { n: 37 }]) {
      g2 = () => b33;
      g0 = [() => { const p29 = 5; return p29; }, { n: 38 }];
      const v39 = new Map([['k', { n: 40 }]]);
    }
  }
  if (0) {
    const { a: a41, b: [b42] = [{ n: 43 }] } = { a: { n: 44 } };
    for (const x45 of [{ get x() { return q30; }, other: () => a41 }, { n: 46 }]) {
      g2 = () => { const b42 = 5; return b42; };
      const v47 = { n: 48, to: p29 };
      g1 = (function (p, q) { return () => p; })(x45, { n: 49 });
    }
  } else {
    let v50 = q30;
  }
  switch (0) {
    case 0:
      let v51 = { n: 52 };
    {
      let v53 = v51;
      g0 = function self() { return typeof self + typeof q30; };
      g0 = new Map([['k', () => v53]]);
    }
    try {
      const v55 = [{ n: 56, to: { n: 57 } }, { n: 58 }];
      throw { n: 59 };
    } catch (e54) {
      g1 = () => () => q30;
    }
    default:
    switch (0) {
      case 0:
        let v60 = { n: 61 };
      g1 = () => q30;
      default:
      const v62 = { n: 63 };
    }
    if (1) {
      g2 = [{ n: 64 }, { n: 65 }];
      g1 = (function (p, q) { return () => p; })(p29, { n: 66 });
    } else {
      g1 = () => p29 && p29;
      const v67 = { m() { return q30; }, n: 68 };
      g3 = { n: 69 };
    }
    for (let i70 = 0; i70 < 2; i70++) {
      g1 = () => () => q30;
      g0 = [() => i70 && q30, { n: 71 }];
    }
  }
  return () => p29 && q30;
}
make1({ to: { n: 72 } }, { n: 73 }, { n: 74 });
gc();
for (const x75 of [{ n: 76 }, { n: 77 }]) {
  var v78 = { n: 79 };
}
const { a: a80, b: [b81] = [{ n: 82 }] } = { a: { n: 83 } };
gc();
g0 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 84 } }, { n: 85 }, { n: 86 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

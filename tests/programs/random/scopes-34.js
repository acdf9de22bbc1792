// A random program about scopes, number 34.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  const v3 = { n: 4, to: { n: 5, to: { n: 6 } } };
  try {
    g1 = (p = v3) => p;
    for (const x8 of [{ n: 9 }, { n: 10 }]) {
      let v11 = p0;
      g3 = { n: 12, to: q1 };
    }
    const v13 = v3;
    throw { n: 14 };
  } catch (e7) {
    let v15 = { n: 16 };
    for (let i17 = 0; i17 < 2; i17++) {
      g1 = new (class { f = () => this; own = v15; })();
      g2 = { n: 18 };
    }
    if (0) {
      var v19 = new Map([['k', (function (p, q) { return () => p; })(q1, { n: 20 })]]);
      g0 = { n: 21 };
      g3 = function () { return v15; };
    } else {
      g1 = (function (p, q) { return () => p; })(p0, { n: 22 });
    }
  }
  let v23 = new (class { f = () => this; own = v3; })();
  g2 = [new Map([['k', v23]]), { n: 24 }];
  return function () { return 'nothing'; };
}
function make1({ to: p25 }, q26) {
  g1 = { m() { return q26; }, n: 28 };
  for (const x29 of [[p25, { n: 30 }], { n: 31 }]) {
    if (1) {
      g3 = () => () => q26;
      g2 = x29;
      let v32 = { n: 33 };
    } else {
      const v34 = { n: 35 };
      g3 = function () { return p25; };
      let v36 = p25;
    }
    for (const k37 in { a: 1 }) {
      const v38 = class { m() { return q26; } };
      let v39 = { n: 40, to: { get x() { return q26; }, other: () => k37 } };
      g1 = () => x29 && q26;
    }
    g0 = { n: 41 };
  }
  try {
    switch (1) {
      case 0:
        let v43 = { n: 44 };
      g1 = new (class { f = () => this; own = q26; })();
      default:
      g2 = [{ n: 45, to: q26 }, { n: 46 }];
      const v47 = [{ n: 48 }, { n: 49 }];
    }
    g1 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 50 }, p25);
    throw { n: 51 };
  } catch (e42) {
    g2 = (function (p, q) { return () => p; })(p25, { n: 52 });
  }
  for (const x53 of [{ n: 54, to: p25 }, { n: 55 }]) {
    g3 = x53;
    if (1) {
      g2 = [() => () => p25, { n: 56 }];
      let v57 = { n: 58, to: { n: 59, to: { n: 60 } } };
      g0 = class { m() { return q26; } };
    } else {
      g3 = function () { return 'nothing'; };
      g2 = () => p25;
    }
  }
  g2 = new Map([['k', ((p, q) => ({ read: () => q, list: [p] }))({ n: 61 }, q26)]]);
  return () => q26;
}
g2 = make0({ to: { n: 62 } }, { n: 63 }, { n: 64 });
gc();
if (1) {
  g1 = { n: 65 };
  g0 = { n: 66 };
  g1 = function () { return 'nothing'; };
} else {
  const v67 = { get x() { return 0; }, other: () => 1 };
}
switch (0) {
  case 0:
    let v68 = { n: 69 };
  g0 = (() => this);
  var v70 = { n: 71 };
  default:
  g1 = new (class { f = () => this; own = 0; })();
}
gc();
g2 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 72 } }, { n: 73 }, { n: 74 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

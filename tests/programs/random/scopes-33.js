// A random program about scopes, number 33.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  const v3 = { n: 4 };
  try {
    const v6 = function () { return v3; };
    throw { n: 7 };
  } catch (e5) {
    for (const x8 of [{ n: 9 }, { n: 10 }]) {
      g2 = function () { return e5; };
      let v11 = { n: 12 };
      const v13 = new (class { f = () => this; own = p0; })();
    }
    for (let i14 = 0; i14 < 2; i14++) {
      const v15 = () => e5 && i14;
      g1 = (() => this);
    }
    {
      var v16 = class { m() { return p0; } };
      g2 = { n: 17 };
    }
  }
  const { a: a18, b: [b19] = [{ n: 20 }] } = { a: { n: 21 } };
  for (let i22 = 0; i22 < 2; i22++) {
    try {
      g3 = p0;
      g2 = (function (p, q) { return () => p; })(v3, { n: 24 });
      g3 = new (class { f = () => this; own = q1; })();
      throw { n: 25 };
    } catch (e23) {
      g2 = { n: 26, to: { n: 27 } };
    }
    for (const k28 in { a: 1 }) {
      g1 = { n: 29, to: new Map([['k', { n: 30 }]]) };
      g1 = k28;
    }
    const v31 = a18;
  }
  for (const x32 of [{ n: 33 }, { n: 34 }]) {
    g2 = () => { const q1 = 5; return q1; };
    var v35 = () => { const a18 = 5; return a18; };
  }
  return (() => this);
}
function make1(p36, q37 = { n: 38 }) {
  if (arguments.length > 5) return null;
  for (const x39 of [[{ n: 40 }, { n: 41 }], { n: 42 }]) {
    for (const k43 in { a: 1 }) {
      g2 = (() => this);
    }
    for (let i44 = 0; i44 < 2; i44++) {
      const v45 = [{ n: 46 }, { n: 47 }];
      g3 = () => () => x39;
      g0 = () => () => p36;
    }
    const { a: a48, b: [b49] = [{ n: 50 }] } = { a: { n: 51 } };
  }
  g0 = { n: 52 };
  switch (1) {
    case 0:
      let v53 = { n: 54 };
    for (const x55 of [[{ n: 56 }, { n: 57 }], { n: 58 }]) {
      const v59 = v53;
      g0 = v59;
    }
    g3 = { get x() { return v53; }, other: () => v53 };
    switch (1) {
      case 0:
        let v60 = { n: 61 };
      let v62 = (() => this);
      default:
      g1 = { n: 63, to: { n: 64, to: { n: 65 } } };
    }
    default:
    g0 = [{ n: 66 }, { n: 67 }];
  }
  switch (1) {
    case 0:
      let v68 = { n: 69 };
    for (let i70 = 0; i70 < 2; i70++) {
      const v71 = new Map([['k', new Map([['k', p36]])]]);
      g3 = () => p36;
      g2 = (p = i70) => p;
    }
    default:
    g2 = p36;
  }
  return function () { return 'nothing'; };
}
make1({ to: { n: 72 } }, { n: 73 }, { n: 74 });
gc();
for (const k75 in { a: 1 }) {
  g2 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 76 }, k75);
}
g0 = function () { return 'nothing'; };
gc();
g0 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = [make0({ to: { n: 77 } }, { n: 78 }, { n: 79 }), make0({ to: { n: 77 } }, { n: 78 }, { n: 79 })];
gc();
g0 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

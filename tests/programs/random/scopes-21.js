// A random program about scopes, number 21.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  if (arguments.length > 5) return null;
  try {
    for (let i4 = 0; i4 < 2; i4++) {
      var v5 = { n: 6, to: new Map([['k', q1]]) };
    }
    throw { n: 7 };
  } catch (e3) {
    try {
      let v9 = p0;
      let v10 = p0;
      var v11 = [new Map([['k', { n: 12 }]]), { n: 13 }];
      throw { n: 14 };
    } catch (e8) {
      const v15 = e3;
    }
    if (1) {
      const v16 = () => () => e3;
      g1 = [new Map([['k', { n: 17 }]]), { n: 18 }];
      g2 = (() => this);
    } else {
      let v19 = q1;
      g3 = new (class { f = () => this; own = e3; })();
      var v20 = e3;
    }
  }
  g3 = () => p0;
  {
    {
      g2 = function () { return p0; };
      var v21 = p0;
    }
    {
      g2 = function () { return p0; };
      let v22 = { n: 23, to: { n: 24 } };
    }
  }
  return (() => this);
}
function make1(p25, q26) {
  const { a: a28, b: [b29] = [{ n: 30 }] } = { a: { n: 31 } };
  const { a: a32, b: [b33] = [{ n: 34 }] } = { a: { n: 35 } };
  for (const k36 in { a: 1 }) {
    switch (1) {
      case 0:
        let v37 = { n: 38 };
      g1 = { get x() { return b29; }, other: () => v37 };
      default:
      const v39 = { n: 40, to: { n: 41, to: { n: 42 } } };
      const v43 = { get x() { return q26; }, other: () => b29 };
    }
    for (const x44 of [[{ n: 45 }, { n: 46 }], { n: 47 }]) {
      const v48 = { n: 49 };
    }
    g0 = () => { const a28 = 5; return a28; };
  }
  let v50 = { n: 51 };
  let v52 = { n: 53 };
  return ((p, q) => ({ read: () => q, list: [p] }))({ n: 54 }, p25);
}
g2 = make1({ to: { n: 55 } }, { n: 56 }, { n: 57 });
gc();
try {
  const v59 = { n: 60, to: { n: 61 } };
  g3 = v59;
  const v62 = [[v59, { n: 63 }], { n: 64 }];
  throw { n: 65 };
} catch (e58) {
  const v66 = (function (p, q) { return () => p; })(e58, { n: 67 });
  const v68 = { m() { return v66; }, n: 69 };
  const v70 = { get x() { return v66; }, other: () => v68 };
}
for (const k71 in { a: 1 }) {
  const v72 = { n: 73 };
  g3 = () => v72 && v72;
}
gc();
g1 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
make1({ to: { n: 74 } }, { n: 75 }, { n: 76 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 13.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  if (arguments.length > 5) return null;
  const { a: a3, b: [b4] = [{ n: 5 }] } = { a: { n: 6 } };
  for (const k7 in { a: 1 }) {
    const { a: a8, b: [b9] = [{ n: 10 }] } = { a: { n: 11 } };
    for (const k12 in { a: 1 }) {
      let v13 = (() => this);
    }
    if (0) {
      var v14 = (p = a3) => p;
      g3 = b4;
      g2 = { n: 15, to: { n: 16, to: k7 } };
    } else {
      g2 = (p = k7) => p;
    }
  }
  const v17 = (function (p, q) { return () => p; })(q1, { n: 18 });
  return { get x() { return q1; }, other: () => p0 };
}
function make1(p19, ...q20) {
  g0 = (p = q20) => p;
  const v22 = p19;
  {
    g1 = (() => this);
    let v23 = { n: 24 };
  }
  if (0) {
    for (var i25 = 0; i25 < 2; i25++) {
      let v26 = function self() { return typeof self + typeof v22; };
      let v27 = { n: 28 };
      const v29 = { n: 30 };
    }
    if (0) {
      let v31 = new (class { f = () => this; own = q20; })();
    } else {
      var v32 = v22;
    }
    const { a: a33, b: [b34] = [{ n: 35 }] } = { a: { n: 36 } };
  } else {
    const { a: a37, b: [b38] = [{ n: 39 }] } = { a: { n: 40 } };
    if (0) {
      g0 = [new Map([['k', b38]]), { n: 41 }];
      var v42 = [{ n: 43, to: b38 }, { n: 44 }];
    } else {
      g3 = function () { return q20; };
    }
    const v45 = [[p19, { n: 46 }], { n: 47 }];
  }
  try {
    let v49 = { n: 50 };
    const v51 = p19;
    for (var i52 = 0; i52 < 2; i52++) {
      const v53 = { n: 54, to: [v22, { n: 55 }] };
      g2 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 56 }, v51);
    }
    throw { n: 57 };
  } catch (e48) {
    try {
      const v59 = { n: 60 };
      throw { n: 61 };
    } catch (e58) {
      const v62 = { n: 63 };
      const v64 = { n: 65 };
      g0 = { n: 66, to: { n: 67 } };
    }
  }
  return (function (p, q) { return () => p; })(q20, { n: 68 });
}
make0({ to: { n: 69 } }, { n: 70 }, { n: 71 });
gc();
{
  g0 = { n: 72 };
}
const v73 = { n: 74, to: { get x() { return 0; }, other: () => 1 } };
gc();
g2 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = [make0({ to: { n: 75 } }, { n: 76 }, { n: 77 }), make0({ to: { n: 75 } }, { n: 76 }, { n: 77 })];
gc();
g2 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

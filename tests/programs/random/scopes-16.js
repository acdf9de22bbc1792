// A random program about scopes, number 16.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  for (const x3 of [[p0, { n: 4 }], { n: 5 }]) {
    let v6 = () => q1;
    for (let i7 = 0; i7 < 2; i7++) {
      g1 = () => { const x3 = 5; return x3; };
    }
  }
  const { a: a8, b: [b9] = [{ n: 10 }] } = { a: { n: 11 } };
  for (const x12 of [[{ n: 13 }, { n: 14 }], { n: 15 }]) {
    g2 = () => x12 && a8;
  }
  return () => { const q1 = 5; return q1; };
}
function make1({ to: p16 }, q17) {
  const v19 = p16;
  let v20 = v19;
  for (const k21 in { a: 1 }) {
    for (const x22 of [new Map([['k', v20]]), { n: 23 }]) {
      g0 = { n: 24 };
      let v25 = k21;
      const v26 = q17;
    }
    switch (1) {
      case 0:
        let v27 = { n: 28 };
      g1 = (function (p, q) { return () => p; })(k21, { n: 29 });
      const v30 = { n: 31, to: v19 };
      const v32 = { n: 33, to: v19 };
      default:
      const v34 = { n: 35 };
      const v36 = (function (p, q) { return () => p; })(q17, { n: 37 });
    }
  }
  return { get x() { return p16; }, other: () => p16 };
}
g1 = [make1({ to: { n: 38 } }, { n: 39 }, { n: 40 }), make1({ to: { n: 38 } }, { n: 39 }, { n: 40 })];
gc();
{
  var v41 = { n: 42 };
}
if (0) {
  g3 = function () { return 'nothing'; };
} else {
  g3 = { n: 43 };
  const v44 = { n: 45, to: { n: 46 } };
}
gc();
g1 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make0({ to: { n: 47 } }, { n: 48 }, { n: 49 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 18.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  const v3 = new Map([['k', new Map([['k', q1]])]]);
  const v4 = { n: 5 };
  for (const k6 in { a: 1 }) {
    let v7 = { n: 8 };
    const v9 = { n: 10 };
  }
  return { m() { return q1; }, n: 11 };
}
function make1(p12, q13) {
  let v15 = q13;
  g1 = { n: 16, to: [p12, { n: 17 }] };
  switch (1) {
    case 0:
      let v18 = { n: 19 };
    let v20 = { n: 21 };
    {
      let v22 = { n: 23 };
      g0 = { n: 24 };
    }
    default:
    if (1) {
      var v25 = () => v15;
      g2 = [{ n: 26 }, { n: 27 }];
      const v28 = [new Map([['k', v25]]), { n: 29 }];
    } else {
      const v30 = { n: 31 };
      const v32 = () => () => p12;
      g0 = { n: 33 };
    }
    const v34 = v15;
  }
  return () => q13;
}
g0 = [make0({ to: { n: 35 } }, { n: 36 }, { n: 37 }), make0({ to: { n: 35 } }, { n: 36 }, { n: 37 })];
gc();
for (const k38 in { a: 1 }) {
  g3 = function () { return 'nothing'; };
  let v39 = [new Map([['k', k38]]), { n: 40 }];
  const v41 = () => k38 && k38;
}
if (0) {
  g0 = { m() { return 0; }, n: 42 };
  g0 = { get x() { return 0; }, other: () => 1 };
  g1 = function () { return 'nothing'; };
} else {
  g1 = { n: 43 };
  let v44 = new Map([['k', ((p, q) => ({ read: () => q, list: [p] }))({ n: 45 }, 1)]]);
  const v46 = new Map([['k', new Map([['k', v44]])]]);
}
gc();
g2 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = make1({ to: { n: 47 } }, { n: 48 }, { n: 49 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 36.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  for (const k3 in { a: 1 }) {
    const v4 = { n: 5 };
  }
  {
    try {
      const v7 = q1;
      throw { n: 8 };
    } catch (e6) {
      const v9 = { n: 10 };
    }
  }
  const { a: a11, b: [b12] = [{ n: 13 }] } = { a: { n: 14 } };
  const { a: a15, b: [b16] = [{ n: 17 }] } = { a: { n: 18 } };
  return function self() { return typeof self + typeof p0; };
}
function make1(p19, q20 = { n: 21 }) {
  if (arguments.length > 5) return null;
  var v22 = { n: 23 };
  {
    let v24 = p19;
    const v25 = [{ n: 26 }, { n: 27 }];
  }
  if (1) {
    try {
      g1 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 29 }, p19);
      let v30 = function () { return v22; };
      const v31 = { n: 32 };
      throw { n: 33 };
    } catch (e28) {
      const v34 = p19;
      g0 = { n: 35, to: new Map([['k', { n: 36 }]]) };
    }
    let v37 = [q20, { n: 38 }];
    const v39 = { get x() { return v22; }, other: () => v37 };
  } else {
    const v40 = new Map([['k', [q20, { n: 41 }]]]);
    if (1) {
      g1 = function self() { return typeof self + typeof v40; };
    } else {
      g0 = v22;
      const v42 = { n: 43, to: [{ n: 44 }, { n: 45 }] };
      const v46 = { n: 47, to: { n: 48 } };
    }
    if (1) {
      const v49 = [{ n: 50, to: v40 }, { n: 51 }];
      g3 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 52 }, v49);
      const v53 = { n: 54 };
    } else {
      let v55 = { n: 56 };
    }
  }
  g3 = [new Map([['k', { n: 57 }]]), { n: 58 }];
  return () => { const q20 = 5; return q20; };
}
g2 = [make1({ to: { n: 59 } }, { n: 60 }, { n: 61 }), make1({ to: { n: 59 } }, { n: 60 }, { n: 61 })];
gc();
for (let i62 = 0; i62 < 2; i62++) {
  g2 = { get x() { return i62; }, other: () => i62 };
  g2 = new Map([['k', { n: 63 }]]);
}
const v64 = () => 0;
gc();
g0 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make0({ to: { n: 65 } }, { n: 66 }, { n: 67 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 24.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  if (arguments.length > 5) return null;
  g2 = new Map([['k', new (class { f = () => this; own = q1; })()]]);
  for (const k3 in { a: 1 }) {
    for (const k4 in { a: 1 }) {
      const v5 = { n: 6 };
      g0 = () => k3;
      const v7 = () => { const p0 = 5; return p0; };
    }
  }
  {
    g3 = new (class { f = () => this; own = p0; })();
    switch (1) {
      case 0:
        let v8 = { n: 9 };
      var v10 = () => v8;
      default:
      var v11 = { n: 12, to: { n: 13 } };
    }
    switch (0) {
      case 0:
        let v14 = { n: 15 };
      var v16 = { n: 17 };
      const v18 = { m() { return v16; }, n: 19 };
      default:
      g3 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 20 }, p0);
    }
  }
  return { get x() { return p0; }, other: () => q1 };
}
function make1(p21, ...q22) {
  if (arguments.length > 5) return null;
  const { a: a24, b: [b25] = [{ n: 26 }] } = { a: { n: 27 } };
  const { a: a28, b: [b29] = [{ n: 30 }] } = { a: { n: 31 } };
  for (const k32 in { a: 1 }) {
    switch (0) {
      case 0:
        let v33 = { n: 34 };
      const v35 = { n: 36, to: new Map([['k', v33]]) };
      default:
      const v37 = a28;
    }
    const { a: a38, b: [b39] = [{ n: 40 }] } = { a: { n: 41 } };
    const v42 = k32;
  }
  return { m() { return p21; }, n: 43 };
}
g2 = [make0({ to: { n: 44 } }, { n: 45 }, { n: 46 }), make0({ to: { n: 44 } }, { n: 45 }, { n: 46 })];
gc();
const { a: a47, b: [b48] = [{ n: 49 }] } = { a: { n: 50 } };
if (0) {
  g2 = (p = a47) => p;
  g1 = new Map([['k', ((p, q) => ({ read: () => q, list: [p] }))({ n: 51 }, a47)]]);
} else {
  const v52 = [{ n: 53 }, { n: 54 }];
}
gc();
g2 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
g0 = make0({ to: { n: 55 } }, { n: 56 }, { n: 57 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

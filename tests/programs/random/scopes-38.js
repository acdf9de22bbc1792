// A random program about scopes, number 38.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  for (const k3 in { a: 1 }) {
    if (0) {
      g2 = [{ n: 4 }, { n: 5 }];
      const v6 = { n: 7, to: k3 };
    } else {
      const v8 = { n: 9 };
    }
  }
  const { a: a10, b: [b11] = [{ n: 12 }] } = { a: { n: 13 } };
  const { a: a14, b: [b15] = [{ n: 16 }] } = { a: { n: 17 } };
  for (const k18 in { a: 1 }) {
    const v19 = { n: 20 };
    g1 = { m() { return v19; }, n: 21 };
  }
  const v22 = { n: 23 };
  return function () { return q1; };
}
function make1(p24, q25 = { n: 26 }) {
  if (arguments.length > 5) return null;
  const v27 = [{ n: 28 }, { n: 29 }];
  for (const k30 in { a: 1 }) {
    try {
      g3 = k30;
      let v32 = new Map([['k', q25]]);
      g0 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 33 }, v32);
      throw { n: 34 };
    } catch (e31) {
      const v35 = () => q25 && q25;
    }
    const v36 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 37 }, k30);
    for (const k38 in { a: 1 }) {
      g0 = new (class { f = () => this; own = k38; })();
      g2 = { get x() { return v27; }, other: () => v36 };
    }
  }
  const v39 = v27;
  return function () { return 'nothing'; };
}
make0({ to: { n: 40 } }, { n: 41 }, { n: 42 });
gc();
g3 = { n: 43, to: { n: 44 } };
{
  let v45 = new Map([['k', { n: 46 }]]);
  let v47 = [v45, { n: 48 }];
}
gc();
g1 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 49 } }, { n: 50 }, { n: 51 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 15.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  if (arguments.length > 5) return null;
  for (const x3 of [function () { return q1; }, { n: 4 }]) {
    for (const x5 of [x3, { n: 6 }]) {
      const v7 = q1;
    }
    if (1) {
      let v8 = q1;
      g1 = () => q1;
    } else {
      const v9 = new Map([['k', new Map([['k', x3]])]]);
    }
    for (const k10 in { a: 1 }) {
      var v11 = { n: 12, to: { n: 13 } };
      g0 = { n: 14, to: { n: 15 } };
      const v16 = { n: 17 };
    }
  }
  for (const x18 of [[{ n: 19 }, { n: 20 }], { n: 21 }]) {
    if (1) {
      var v22 = { n: 23 };
    } else {
      const v24 = { n: 25 };
      const v26 = { n: 27, to: new Map([['k', x18]]) };
    }
  }
  if (1) {
    if (1) {
      let v28 = { n: 29 };
      g0 = () => q1;
      g3 = () => p0 && v28;
    } else {
      var v30 = (function (p, q) { return () => p; })(p0, { n: 31 });
    }
    g0 = new Map([['k', p0]]);
  } else {
    const v32 = { n: 33 };
    for (const x34 of [{ n: 35, to: p0 }, { n: 36 }]) {
      g0 = (function (p, q) { return () => p; })(p0, { n: 37 });
      let v38 = new Map([['k', new Map([['k', p0]])]]);
    }
  }
  const { a: a39, b: [b40] = [{ n: 41 }] } = { a: { n: 42 } };
  return () => p0;
}
function make1(p43, ...q44) {
  if (0) {
    const { a: a46, b: [b47] = [{ n: 48 }] } = { a: { n: 49 } };
  } else {
    const { a: a50, b: [b51] = [{ n: 52 }] } = { a: { n: 53 } };
  }
  const { a: a54, b: [b55] = [{ n: 56 }] } = { a: { n: 57 } };
  if (0) {
    g0 = { n: 58 };
    g0 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 59 }, p43);
    for (const k60 in { a: 1 }) {
      const v61 = () => p43;
      g3 = new Map([['k', [a54, { n: 62 }]]]);
      const v63 = k60;
    }
  } else {
    for (const k64 in { a: 1 }) {
      const v65 = { n: 66 };
      g0 = { m() { return k64; }, n: 67 };
    }
    try {
      g2 = b55;
      throw { n: 69 };
    } catch (e68) {
      g0 = new Map([['k', [a54, { n: 70 }]]]);
      const v71 = [class { m() { return q44; } }, { n: 72 }];
    }
    {
      var v73 = new Map([['k', a54]]);
      g2 = { n: 74 };
      g3 = () => q44;
    }
  }
  const v75 = function () { return a54; };
  return () => () => q44;
}
g3 = [make0({ to: { n: 76 } }, { n: 77 }, { n: 78 }), make0({ to: { n: 76 } }, { n: 77 }, { n: 78 })];
gc();
const { a: a79, b: [b80] = [{ n: 81 }] } = { a: { n: 82 } };
g2 = new Map([['k', { n: 83 }]]);
gc();
g2 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make1({ to: { n: 84 } }, { n: 85 }, { n: 86 });
gc();
g0 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

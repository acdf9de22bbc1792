// A random program about scopes, number 32.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, ...q1) {
  for (var i3 = 0; i3 < 2; i3++) {
    let v4 = { n: 5 };
    for (var i6 = 0; i6 < 2; i6++) {
      const v7 = [function () { return 'nothing'; }, { n: 8 }];
      const v9 = v4;
      let v10 = () => q1;
    }
  }
  g0 = function () { return p0; };
  switch (0) {
    case 0:
      let v11 = { n: 12 };
    for (let i13 = 0; i13 < 2; i13++) {
      g0 = { get x() { return q1; }, other: () => i13 };
      g2 = new Map([['k', [i13, { n: 14 }]]]);
      g0 = (function (p, q) { return () => p; })(p0, { n: 15 });
    }
    default:
    switch (1) {
      case 0:
        let v16 = { n: 17 };
      g2 = [{ n: 18 }, { n: 19 }];
      const v20 = v16;
      g3 = { n: 21, to: v16 };
      default:
      g1 = { m() { return q1; }, n: 22 };
      let v23 = { n: 24 };
    }
    g1 = [new Map([['k', { n: 25 }]]), { n: 26 }];
  }
  return new (class { f = () => this; own = q1; })();
}
function make1(p27, q28 = { n: 29 }) {
  g0 = () => q28 && q28;
  switch (0) {
    case 0:
      let v30 = { n: 31 };
    g0 = new (class { f = () => this; own = v30; })();
    default:
    g0 = function () { return q28; };
    for (const k32 in { a: 1 }) {
      g2 = { n: 33 };
    }
    const { a: a34, b: [b35] = [{ n: 36 }] } = { a: { n: 37 } };
  }
  const { a: a38, b: [b39] = [{ n: 40 }] } = { a: { n: 41 } };
  if (1) {
    for (const k42 in { a: 1 }) {
      g1 = () => k42 && k42;
      const v43 = { n: 44 };
    }
    for (let i45 = 0; i45 < 2; i45++) {
      const v46 = () => { const p27 = 5; return p27; };
      let v47 = { n: 48 };
    }
  } else {
    for (let i49 = 0; i49 < 2; i49++) {
      const v50 = new Map([['k', a38]]);
      const v51 = { get x() { return a38; }, other: () => v50 };
      var v52 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 53 }, i49);
    }
  }
  const { a: a54, b: [b55] = [{ n: 56 }] } = { a: { n: 57 } };
  return { get x() { return q28; }, other: () => q28 };
}
g3 = [make1({ to: { n: 58 } }, { n: 59 }, { n: 60 }), make1({ to: { n: 58 } }, { n: 59 }, { n: 60 })];
gc();
const v61 = { n: 62 };
const { a: a63, b: [b64] = [{ n: 65 }] } = { a: { n: 66 } };
gc();
g2 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make0({ to: { n: 67 } }, { n: 68 }, { n: 69 });
gc();
g0 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

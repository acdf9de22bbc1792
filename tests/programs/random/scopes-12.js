// A random program about scopes, number 12.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  const { a: a3, b: [b4] = [{ n: 5 }] } = { a: { n: 6 } };
  const { a: a7, b: [b8] = [{ n: 9 }] } = { a: { n: 10 } };
  {
    try {
      g3 = new Map([['k', { n: 12 }]]);
      g1 = () => q1 && a3;
      const v13 = { n: 14, to: { n: 15, to: a7 } };
      throw { n: 16 };
    } catch (e11) {
      const v17 = function () { return q1; };
      const v18 = new Map([['k', { n: 19 }]]);
    }
    for (const x20 of [{ n: 21, to: { n: 22 } }, { n: 23 }]) {
      const v24 = [a7, { n: 25 }];
    }
    for (const k26 in { a: 1 }) {
      g2 = { n: 27 };
      g3 = () => k26;
    }
  }
  for (let i28 = 0; i28 < 2; i28++) {
    const v29 = () => q1;
  }
  return new (class { f = () => this; own = q1; })();
}
function make1(p30, ...q31) {
  const v33 = p30;
  for (const x34 of [new (class { f = () => this; own = v33; })(), { n: 35 }]) {
    if (0) {
      const v36 = new (class { f = () => this; own = p30; })();
      var v37 = new Map([['k', { n: 38 }]]);
    } else {
      const v39 = () => p30 && v33;
      let v40 = v33;
    }
  }
  for (let i41 = 0; i41 < 2; i41++) {
    g0 = function () { return 'nothing'; };
    for (let i42 = 0; i42 < 2; i42++) {
      let v43 = (function (p, q) { return () => p; })(v33, { n: 44 });
      g3 = new Map([['k', [{ n: 45 }, { n: 46 }]]]);
      g0 = p30;
    }
  }
  return () => p30;
}
g3 = make0({ to: { n: 47 } }, { n: 48 }, { n: 49 });
gc();
try {
  g0 = (() => this);
  var v51 = new Map([['k', new Map([['k', { n: 52 }]])]]);
  g2 = [v51, { n: 53 }];
  throw { n: 54 };
} catch (e50) {
  var v55 = [class { m() { return e50; } }, { n: 56 }];
}
const v57 = [[{ n: 58 }, { n: 59 }], { n: 60 }];
gc();
g1 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 61 } }, { n: 62 }, { n: 63 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

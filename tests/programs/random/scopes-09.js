// A random program about scopes, number 9.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  {
    for (const k3 in { a: 1 }) {
      let v4 = p0;
    }
  }
  {
    {
      g0 = function self() { return typeof self + typeof p0; };
      var v5 = { n: 6, to: { n: 7, to: q1 } };
      let v8 = new (class { f = () => this; own = p0; })();
    }
    if (0) {
      g3 = { n: 9, to: [{ n: 10 }, { n: 11 }] };
    } else {
      var v12 = p0;
    }
  }
  for (const k13 in { a: 1 }) {
    if (1) {
      g2 = () => p0 && q1;
      g3 = () => k13 && p0;
      const v14 = [{ n: 15 }, { n: 16 }];
    } else {
      const v17 = { n: 18 };
    }
    const v19 = p0;
  }
  {
    for (const x20 of [[{ n: 21 }, { n: 22 }], { n: 23 }]) {
      let v24 = [{ n: 25, to: { n: 26 } }, { n: 27 }];
      g0 = () => () => v24;
    }
    for (const k28 in { a: 1 }) {
      g1 = (() => this);
      const v29 = { n: 30 };
    }
    for (const k31 in { a: 1 }) {
      g3 = (p = p0) => p;
    }
  }
  return () => q1;
}
function make1(p32, q33) {
  if (arguments.length > 5) return null;
  for (const k35 in { a: 1 }) {
    try {
      g1 = function () { return q33; };
      throw { n: 37 };
    } catch (e36) {
      g1 = k35;
    }
  }
  switch (0) {
    case 0:
      let v38 = { n: 39 };
    {
      g1 = (() => this);
    }
    g0 = (function (p, q) { return () => p; })(q33, { n: 40 });
    default:
    switch (1) {
      case 0:
        let v41 = { n: 42 };
      let v43 = { n: 44 };
      default:
      var v45 = [() => p32 && q33, { n: 46 }];
      const v47 = () => p32 && v45;
    }
    const v48 = () => { const q33 = 5; return q33; };
    for (const k49 in { a: 1 }) {
      g0 = { n: 50 };
      g3 = () => k49 && q33;
    }
  }
  {
    g2 = () => { const q33 = 5; return q33; };
    const v51 = { m() { return q33; }, n: 52 };
    switch (1) {
      case 0:
        let v53 = { n: 54 };
      const v55 = v51;
      const v56 = [{ n: 57 }, { n: 58 }];
      g3 = () => { const v55 = 5; return v55; };
      default:
      const v59 = function () { return 'nothing'; };
      let v60 = function () { return 'nothing'; };
    }
  }
  const { a: a61, b: [b62] = [{ n: 63 }] } = { a: { n: 64 } };
  return class { m() { return q33; } };
}
make1({ to: { n: 65 } }, { n: 66 }, { n: 67 });
gc();
for (let i68 = 0; i68 < 2; i68++) {
  const v69 = { n: 70 };
}
switch (0) {
  case 0:
    let v71 = { n: 72 };
  g3 = v71;
  const v73 = (p = v71) => p;
  default:
  const v74 = { n: 75 };
}
gc();
g0 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
g1 = make0({ to: { n: 76 } }, { n: 77 }, { n: 78 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 5.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  g1 = () => () => p0;
  const v3 = [{ n: 4 }, { n: 5 }];
  var v6 = { n: 7, to: { n: 8 } };
  return (function (p, q) { return () => p; })(p0, { n: 9 });
}
function make1(p10, q11 = { n: 12 }) {
  switch (0) {
    case 0:
      let v13 = { n: 14 };
    {
      g2 = q11;
      g0 = () => () => q11;
      g3 = new (class { f = () => this; own = v13; })();
    }
    var v15 = p10;
    default:
    switch (0) {
      case 0:
        let v16 = { n: 17 };
      g2 = new (class { f = () => this; own = p10; })();
      default:
      g2 = function () { return q11; };
    }
    for (var i18 = 0; i18 < 2; i18++) {
      g2 = { get x() { return i18; }, other: () => i18 };
      g1 = p10;
      g0 = (() => this);
    }
    g1 = function self() { return typeof self + typeof q11; };
  }
  for (var i19 = 0; i19 < 2; i19++) {
    const v20 = { n: 21 };
  }
  for (let i22 = 0; i22 < 2; i22++) {
    for (let i23 = 0; i23 < 2; i23++) {
      g3 = function () { return i22; };
      const v24 = new Map([['k', i22]]);
      var v25 = [((p, q) => ({ read: () => q, list: [p] }))({ n: 26 }, i22), { n: 27 }];
    }
    try {
      const v29 = { n: 30 };
      const v31 = i22;
      let v32 = v29;
      throw { n: 33 };
    } catch (e28) {
      g1 = () => { const q11 = 5; return q11; };
      var v34 = { n: 35 };
      const v36 = { n: 37 };
    }
    if (0) {
      const v38 = { n: 39 };
      g0 = p10;
      let v40 = v38;
    } else {
      g2 = function () { return i22; };
    }
  }
  return { m() { return q11; }, n: 41 };
}
g2 = [make0({ to: { n: 42 } }, { n: 43 }, { n: 44 }), make0({ to: { n: 42 } }, { n: 43 }, { n: 44 })];
gc();
if (1) {
  g0 = function self() { return typeof self + typeof 0; };
  g3 = { n: 45 };
  g3 = () => 0 && 1;
} else {
  g1 = function self() { return typeof self + typeof 0; };
  g2 = function self() { return typeof self + typeof 0; };
  const v46 = { n: 47 };
}
g0 = [(() => this), { n: 48 }];
gc();
g3 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 49 } }, { n: 50 }, { n: 51 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g1 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

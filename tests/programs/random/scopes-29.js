// A random program about scopes, number 29.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  if (1) {
    {
      let v3 = { n: 4 };
    }
    if (0) {
      const v5 = { n: 6, to: p0 };
    } else {
      g3 = p0;
      const v7 = (() => this);
    }
    g0 = q1;
  } else {
    var v8 = new Map([['k', class { m() { return p0; } }]]);
    for (const x9 of [{ n: 10 }, { n: 11 }]) {
      var v12 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 13 }, q1);
      g3 = { n: 14 };
    }
    if (1) {
      g0 = q1;
    } else {
      const v15 = { n: 16 };
      g2 = q1;
    }
  }
  const v17 = function () { return 'nothing'; };
  for (const k18 in { a: 1 }) {
    for (const x19 of [(p = q1) => p, { n: 20 }]) {
      g0 = () => q1 && q1;
      const v21 = () => v17 && v17;
      g3 = [(() => this), { n: 22 }];
    }
  }
  return function () { return 'nothing'; };
}
function make1(p23, ...q24) {
  switch (1) {
    case 0:
      let v26 = { n: 27 };
    if (1) {
      var v28 = function () { return 'nothing'; };
      g0 = new Map([['k', () => () => v26]]);
    } else {
      g2 = { get x() { return p23; }, other: () => v26 };
      g0 = new (class { f = () => this; own = p23; })();
    }
    default:
    switch (1) {
      case 0:
        let v29 = { n: 30 };
      g2 = function self() { return typeof self + typeof q24; };
      let v31 = new (class { f = () => this; own = q24; })();
      const v32 = { n: 33 };
      default:
      let v34 = q24;
      g1 = v34;
      g0 = q24;
    }
    g2 = () => p23 && p23;
  }
  var v35 = [p23, { n: 36 }];
  g3 = new Map([['k', [v35, { n: 37 }]]]);
  for (let i38 = 0; i38 < 2; i38++) {
    g1 = function self() { return typeof self + typeof p23; };
  }
  for (const k39 in { a: 1 }) {
    for (let i40 = 0; i40 < 2; i40++) {
      const v41 = { n: 42 };
      const v43 = { n: 44, to: { n: 45, to: v35 } };
    }
  }
  return function () { return q24; };
}
g0 = [make0({ to: { n: 46 } }, { n: 47 }, { n: 48 }), make0({ to: { n: 46 } }, { n: 47 }, { n: 48 })];
gc();
g1 = { get x() { return 0; }, other: () => 1 };
g2 = [new Map([['k', { n: 49 }]]), { n: 50 }];
gc();
g0 = null;
if (typeof g0 === 'function') { try { g3 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make1({ to: { n: 51 } }, { n: 52 }, { n: 53 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

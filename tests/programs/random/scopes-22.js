// A random program about scopes, number 22.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0({ to: p0 }, q1) {
  try {
    {
      const v4 = p0;
      g0 = () => { const q1 = 5; return q1; };
    }
    {
      const v5 = () => q1;
    }
    g2 = { get x() { return q1; }, other: () => p0 };
    throw { n: 6 };
  } catch (e3) {
    g0 = { get x() { return e3; }, other: () => p0 };
    for (const x7 of [((p, q) => ({ read: () => q, list: [p] }))({ n: 8 }, q1), { n: 9 }]) {
      let v10 = new Map([['k', { n: 11 }]]);
      let v12 = { n: 13 };
      const v14 = { n: 15 };
    }
    for (const k16 in { a: 1 }) {
      g1 = (() => this);
    }
  }
  g3 = (() => this);
  const v17 = { n: 18 };
  g1 = { n: 19 };
  switch (1) {
    case 0:
      let v20 = { n: 21 };
    const v22 = q1;
    default:
    {
      let v23 = { n: 24 };
    }
    if (1) {
      g2 = { n: 25 };
      const v26 = function self() { return typeof self + typeof p0; };
      g3 = (() => this);
    } else {
      g2 = (p = p0) => p;
    }
    for (let i27 = 0; i27 < 2; i27++) {
      g1 = () => { const v17 = 5; return v17; };
    }
  }
  return function self() { return typeof self + typeof p0; };
}
function make1(p28, q29) {
  try {
    for (var i32 = 0; i32 < 2; i32++) {
      var v33 = { n: 34 };
    }
    for (let i35 = 0; i35 < 2; i35++) {
      g2 = (p = q29) => p;
      g0 = new (class { f = () => this; own = p28; })();
    }
    throw { n: 36 };
  } catch (e31) {
    const { a: a37, b: [b38] = [{ n: 39 }] } = { a: { n: 40 } };
    try {
      const v42 = { n: 43, to: e31 };
      g2 = () => e31 && p28;
      let v44 = { n: 45, to: [p28, { n: 46 }] };
      throw { n: 47 };
    } catch (e41) {
      const v48 = new Map([['k', a37]]);
      g0 = class { m() { return p28; } };
    }
    for (const k49 in { a: 1 }) {
      var v50 = [new Map([['k', p28]]), { n: 51 }];
      const v52 = [(function (p, q) { return () => p; })(v50, { n: 53 }), { n: 54 }];
      const v55 = new (class { f = () => this; own = a37; })();
    }
  }
  if (0) {
    for (const x56 of [[{ n: 57 }, { n: 58 }], { n: 59 }]) {
      const v60 = { n: 61 };
      const v62 = { n: 63 };
      const v64 = { n: 65 };
    }
    for (var i66 = 0; i66 < 2; i66++) {
      let v67 = i66;
      let v68 = { n: 69, to: () => i66 && i66 };
    }
  } else {
    var v70 = () => p28 && q29;
    g0 = q29;
  }
  const { a: a71, b: [b72] = [{ n: 73 }] } = { a: { n: 74 } };
  for (var i75 = 0; i75 < 2; i75++) {
    let v76 = { n: 77 };
  }
  return { get x() { return q29; }, other: () => p28 };
}
g0 = [make0({ to: { n: 78 } }, { n: 79 }, { n: 80 }), make0({ to: { n: 78 } }, { n: 79 }, { n: 80 })];
gc();
for (const k81 in { a: 1 }) {
  g0 = function () { return k81; };
}
for (const k82 in { a: 1 }) {
  g1 = () => { const k82 = 5; return k82; };
}
gc();
g1 = null;
if (typeof g0 === 'function') { try { g0 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = make0({ to: { n: 83 } }, { n: 84 }, { n: 85 });
gc();
g0 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

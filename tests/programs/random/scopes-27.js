// A random program about scopes, number 27.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  if (0) {
    if (1) {
      var v3 = new Map([['k', { n: 4 }]]);
    } else {
      const v5 = new Map([['k', { n: 6 }]]);
    }
    if (0) {
      var v7 = q1;
      var v8 = { n: 9, to: q1 };
      g3 = { n: 10 };
    } else {
      const v11 = new (class { f = () => this; own = q1; })();
      let v12 = [new (class { f = () => this; own = v11; })(), { n: 13 }];
    }
  } else {
    let v14 = () => () => p0;
  }
  for (const k15 in { a: 1 }) {
    if (0) {
      const v16 = { n: 17, to: { get x() { return p0; }, other: () => q1 } };
    } else {
      g3 = () => q1;
      let v18 = { n: 19 };
    }
    for (const x20 of [new Map([['k', { n: 21 }]]), { n: 22 }]) {
      const v23 = new (class { f = () => this; own = q1; })();
      var v24 = function () { return 'nothing'; };
      g3 = new Map([['k', new Map([['k', x20]])]]);
    }
  }
  {
    g3 = () => () => p0;
  }
  const { a: a25, b: [b26] = [{ n: 27 }] } = { a: { n: 28 } };
  for (const x29 of [[q1, { n: 30 }], { n: 31 }]) {
    if (1) {
      const v32 = { n: 33 };
    } else {
      var v34 = (p = p0) => p;
      const v35 = q1;
      g0 = { n: 36, to: [v35, { n: 37 }] };
    }
    g0 = (function (p, q) { return () => p; })(p0, { n: 38 });
  }
  return (p = p0) => p;
}
function make1(p39, q40 = { n: 41 }) {
  if (arguments.length > 5) return null;
  if (1) {
    switch (1) {
      case 0:
        let v42 = { n: 43 };
      g2 = { n: 44 };
      g1 = () => () => p39;
      g0 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 45 }, q40);
      default:
      const v46 = { m() { return q40; }, n: 47 };
      g2 = () => p39 && p39;
      g2 = p39;
    }
    try {
      const v49 = [{ n: 50, to: q40 }, { n: 51 }];
      const v52 = { get x() { return v49; }, other: () => q40 };
      g1 = { m() { return v49; }, n: 53 };
      throw { n: 54 };
    } catch (e48) {
      const v55 = { n: 56 };
      let v57 = p39;
      let v58 = { n: 59, to: (() => this) };
    }
    for (const x60 of [{ n: 61 }, { n: 62 }]) {
      const v63 = { n: 64 };
      g1 = { n: 65 };
      var v66 = (function (p, q) { return () => p; })(v63, { n: 67 });
    }
  } else {
    const { a: a68, b: [b69] = [{ n: 70 }] } = { a: { n: 71 } };
    for (var i72 = 0; i72 < 2; i72++) {
      const v73 = a68;
      g0 = { n: 74 };
      const v75 = function self() { return typeof self + typeof a68; };
    }
  }
  g2 = { m() { return q40; }, n: 76 };
  var v77 = { n: 78, to: () => () => q40 };
  g0 = () => p39;
  const v79 = () => v77;
  return class { m() { return q40; } };
}
g1 = [make0({ to: { n: 80 } }, { n: 81 }, { n: 82 }), make0({ to: { n: 80 } }, { n: 81 }, { n: 82 })];
gc();
const { a: a83, b: [b84] = [{ n: 85 }] } = { a: { n: 86 } };
switch (0) {
  case 0:
    let v87 = { n: 88 };
  g1 = (p = a83) => p;
  var v89 = { n: 90 };
  const v91 = { n: 92 };
  default:
  let v93 = { n: 94 };
}
gc();
g3 = null;
if (typeof g0 === 'function') { try { g0 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 95 } }, { n: 96 }, { n: 97 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g0 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

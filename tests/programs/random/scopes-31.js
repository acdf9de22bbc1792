// A random program about scopes, number 31.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1 = { n: 2 }) {
  for (let i3 = 0; i3 < 2; i3++) {
    if (0) {
      const v4 = [p0, { n: 5 }];
      g3 = function () { return v4; };
    } else {
      g0 = function () { return 'nothing'; };
    }
  }
  switch (1) {
    case 0:
      let v6 = { n: 7 };
    for (let i8 = 0; i8 < 2; i8++) {
      let v9 = new (class { f = () => this; own = q1; })();
      g0 = function () { return i8; };
      g3 = v9;
    }
    try {
      g3 = function self() { return typeof self + typeof q1; };
      throw { n: 11 };
    } catch (e10) {
      g2 = class { m() { return q1; } };
    }
    for (const k12 in { a: 1 }) {
      g1 = { n: 13 };
      g1 = () => k12;
      g3 = () => { const p0 = 5; return p0; };
    }
    default:
    for (const x14 of [class { m() { return p0; } }, { n: 15 }]) {
      const v16 = { n: 17, to: { n: 18 } };
      const v19 = { n: 20, to: { m() { return v16; }, n: 21 } };
      g2 = () => q1;
    }
  }
  for (const k22 in { a: 1 }) {
    {
      const v23 = p0;
      const v24 = p0;
      g3 = () => () => v24;
    }
  }
  g3 = function () { return 'nothing'; };
  return { get x() { return q1; }, other: () => q1 };
}
function make1(p25, q26) {
  const v28 = { n: 29, to: p25 };
  switch (1) {
    case 0:
      let v30 = { n: 31 };
    var v32 = new Map([['k', [v30, { n: 33 }]]]);
    default:
    const v34 = p25;
  }
  const { a: a35, b: [b36] = [{ n: 37 }] } = { a: { n: 38 } };
  return { m() { return p25; }, n: 39 };
}
make1({ to: { n: 40 } }, { n: 41 }, { n: 42 });
gc();
const { a: a43, b: [b44] = [{ n: 45 }] } = { a: { n: 46 } };
g2 = () => () => b44;
gc();
g1 = null;
if (typeof g0 === 'function') { try { g1 = g0(); } catch (e) { console.log(e.name); } }
gc();
make0({ to: { n: 47 } }, { n: 48 }, { n: 49 });
gc();
g0 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

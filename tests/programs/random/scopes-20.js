// A random program about scopes, number 20.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  if (arguments.length > 5) return null;
  const v3 = { n: 4, to: new Map([['k', q1]]) };
  if (0) {
    const { a: a5, b: [b6] = [{ n: 7 }] } = { a: { n: 8 } };
    switch (1) {
      case 0:
        let v9 = { n: 10 };
      g1 = () => () => b6;
      default:
      g0 = new (class { f = () => this; own = q1; })();
      const v11 = new Map([['k', { n: 12, to: { n: 13 } }]]);
      g2 = class { m() { return q1; } };
    }
    let v14 = { n: 15 };
  } else {
    g1 = class { m() { return v3; } };
  }
  var v16 = { n: 17 };
  for (const k18 in { a: 1 }) {
    for (var i19 = 0; i19 < 2; i19++) {
      const v20 = new Map([['k', new Map([['k', { n: 21 }]])]]);
    }
  }
  return class { m() { return p0; } };
}
function make1({ to: p22 }, q23) {
  for (const x25 of [{ n: 26 }, { n: 27 }]) {
    g3 = function () { return p22; };
  }
  const v28 = (() => this);
  g3 = class { m() { return v28; } };
  return function () { return 'nothing'; };
}
g2 = make1({ to: { n: 29 } }, { n: 30 }, { n: 31 });
gc();
for (const x32 of [{ n: 33 }, { n: 34 }]) {
  g2 = (p = x32) => p;
}
for (let i35 = 0; i35 < 2; i35++) {
  g3 = { n: 36, to: { n: 37, to: { n: 38 } } };
  let v39 = { n: 40, to: { n: 41 } };
  g2 = i35;
}
gc();
g0 = null;
if (typeof g0 === 'function') { try { g2 = g0(); } catch (e) { console.log(e.name); } }
gc();
g3 = make0({ to: { n: 42 } }, { n: 43 }, { n: 44 });
gc();
g3 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

// A random program about scopes, number 40.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  g1 = (() => this);
  const v3 = q1;
  g0 = function () { return 'nothing'; };
  return class { m() { return p0; } };
}
function make1(p4, q5) {
  {
    let v7 = q5;
    if (0) {
      g3 = [() => () => q5, { n: 8 }];
      var v9 = new Map([['k', p4]]);
    } else {
      g2 = p4;
      var v10 = new Map([['k', p4]]);
    }
  }
  for (const k11 in { a: 1 }) {
    g3 = { n: 12 };
    g3 = () => q5 && p4;
  }
  try {
    {
      let v14 = () => q5 && p4;
      const v15 = { n: 16 };
    }
    {
      g0 = { m() { return p4; }, n: 17 };
    }
    throw { n: 18 };
  } catch (e13) {
    let v19 = new Map([['k', function () { return 'nothing'; }]]);
  }
  var v20 = { n: 21 };
  return class { m() { return q5; } };
}
g3 = [make0({ to: { n: 22 } }, { n: 23 }, { n: 24 }), make0({ to: { n: 22 } }, { n: 23 }, { n: 24 })];
gc();
const v25 = { n: 26, to: () => 0 };
{
  g2 = new Map([['k', [v25, { n: 27 }]]]);
  g3 = v25;
}
gc();
g0 = null;
if (typeof g0 === 'function') { try { g0 = g0(); } catch (e) { console.log(e.name); } }
gc();
g2 = [make1({ to: { n: 28 } }, { n: 29 }, { n: 30 }), make1({ to: { n: 28 } }, { n: 29 }, { n: 30 })];
gc();
g0 = null;
if (typeof g1 === 'function') { try { g2 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

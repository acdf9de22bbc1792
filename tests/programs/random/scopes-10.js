// A random program about scopes, number 10.
var g0 = null, g1 = null;
let g2 = null, g3 = null;
function make0(p0, q1) {
  {
    for (const x3 of [q1, { n: 4 }]) {
      g2 = q1;
    }
    switch (1) {
      case 0:
        let v5 = { n: 6 };
      g3 = function () { return q1; };
      const v7 = { n: 8 };
      default:
      g1 = () => q1;
      let v9 = () => q1 && q1;
      g1 = function () { return 'nothing'; };
    }
    for (const k10 in { a: 1 }) {
      var v11 = { n: 12 };
    }
  }
  for (const k13 in { a: 1 }) {
    for (const k14 in { a: 1 }) {
      const v15 = function () { return p0; };
      g1 = { n: 16 };
    }
    switch (0) {
      case 0:
        let v17 = { n: 18 };
      const v19 = new Map([['k', [q1, { n: 20 }]]]);
      g0 = { m() { return v17; }, n: 21 };
      g1 = { get x() { return q1; }, other: () => v19 };
      default:
      g3 = p0;
      let v22 = k13;
    }
  }
  try {
    for (const k24 in { a: 1 }) {
      g1 = k24;
    }
    {
      g1 = ((p, q) => ({ read: () => q, list: [p] }))({ n: 25 }, q1);
      const v26 = q1;
    }
    {
      g1 = { n: 27 };
      g3 = (function (p, q) { return () => p; })(p0, { n: 28 });
    }
    throw { n: 29 };
  } catch (e23) {
    g1 = { n: 30, to: new Map([['k', q1]]) };
    for (let i31 = 0; i31 < 2; i31++) {
      const v32 = { get x() { return i31; }, other: () => p0 };
    }
  }
  return ((p, q) => ({ read: () => q, list: [p] }))({ n: 33 }, p0);
}
function make1(p34, q35) {
  'use strict';
  const v37 = new Map([['k', { n: 38 }]]);
  switch (1) {
    case 0:
      let v39 = { n: 40 };
    g2 = v37;
    g3 = { n: 41 };
    for (const x42 of [new Map([['k', v37]]), { n: 43 }]) {
      g0 = () => { const x42 = 5; return x42; };
      let v44 = { n: 45 };
      g3 = (p = x42) => p;
    }
    default:
    switch (0) {
      case 0:
        let v46 = { n: 47 };
      g3 = () => q35;
      let v48 = new (class { f = () => this; own = p34; })();
      default:
      g0 = v37;
    }
    for (let i49 = 0; i49 < 2; i49++) {
      g3 = { n: 50, to: new Map([['k', i49]]) };
      let v51 = { n: 52, to: { n: 53 } };
      g1 = { n: 54, to: () => p34 };
    }
  }
  switch (1) {
    case 0:
      let v55 = { n: 56 };
    g0 = { n: 57, to: { n: 58, to: v55 } };
    default:
    for (const k59 in { a: 1 }) {
      const v60 = new Map([['k', p34]]);
    }
    if (0) {
      g3 = { get x() { return p34; }, other: () => v37 };
    } else {
      g1 = (p = p34) => p;
      g1 = { n: 61, to: p34 };
      const v62 = () => () => p34;
    }
    g2 = class { m() { return v37; } };
  }
  return () => p34;
}
g3 = make0({ to: { n: 63 } }, { n: 64 }, { n: 65 });
gc();
const v66 = { n: 67 };
const v68 = { n: 69 };
gc();
g1 = null;
if (typeof g0 === 'function') { try { g0 = g0(); } catch (e) { console.log(e.name); } }
gc();
make1({ to: { n: 70 } }, { n: 71 }, { n: 72 });
gc();
g2 = null;
if (typeof g1 === 'function') { try { g3 = g1(); } catch (e) { console.log(e.name); } }
gc();
console.log(typeof g0, typeof g1, typeof g2, typeof g3);
g0 = g1 = g2 = g3 = null;
gc();

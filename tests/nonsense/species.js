class A extends Array { static get [Symbol.species]() { return function () { return Object.freeze({}); }; } }
try { new A(1, 2).map((x) => x); } catch (e) { console.log(e.name); }
// In a strict program nothing becomes global by accident, and this is undefined in a plain call.
'use strict';
function who() { return this; }
let caught = null;
try { accidental = { a: 1 }; } catch (e) { caught = { name: e.name }; }
console.log(who(), caught.name, typeof accidental);
gc();
var declared = { global: 1 };
console.log(globalThis.declared === declared);
caught = null;
gc();
declared = null;
gc();

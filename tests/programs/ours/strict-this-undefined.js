// In strict mode this is undefined in a plain call: forgetting new throws, and nothing leaks.
'use strict';
function Point(x) { this.x = { x }; }
let caught = null;
try { Point(1); } catch (e) { caught = e.name; }
gc();
console.log(caught);
let p = new Point(2);
gc();
try { undeclared = { oops: true }; } catch (e) { console.log(e.name); }
gc();

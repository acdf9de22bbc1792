// An object made by a literal inside a constructor is told at the literal, not at the new.
function Make() { return { made: 'literal' }; }
function Plain() { this.parts = [{ p: 1 }]; }
let m = new Make();
let p = new Plain();
gc();
console.log(m.made, p.parts.length);
m = null;
gc();
p.parts = null;
gc();

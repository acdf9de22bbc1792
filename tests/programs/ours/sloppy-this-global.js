// In a plain sloppy call this is the global object: what is stored there stays.
function Point(x) { this.x = { x }; }
var p = new Point(1);
var q = Point(2); // forgot new
gc();
console.log(p.x.x, x.x, typeof q);
p = null;
gc();
delete window.x;
gc();

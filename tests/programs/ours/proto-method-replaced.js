// Replacing a method on the prototype frees the old function, though instances exist.
function Timer() {}
Timer.prototype.fire = function () { return 'old'; };
const t = new Timer();
console.log(t.fire());
gc();
Timer.prototype.fire = function () { return 'new'; };
gc();
console.log(t.fire());
delete Timer.prototype.fire;
gc();

// Function declarations exist before the first statement; assigning the name frees them.
console.log(typeof later, typeof value);
gc();
var value = { v: 1 };
later = null;
gc();
function later() { return value; }
function stays() { return later; }
gc();

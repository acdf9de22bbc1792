// An array-like object with a length; Array.from copies the references.
let like = { length: 2, 0: { n: 0 }, 1: { n: 1 }, 5: { n: 5 } };
let real = Array.from(like);
gc();
like = null;
gc();
console.log(real.length, Array.prototype.indexOf.call(real, real[1]));
real.copyWithin(0, 1);
gc();

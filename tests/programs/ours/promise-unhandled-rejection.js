// A rejection that nobody handles is reported at the end; it stops nothing.
let kept = { kept: 1 };
Promise.reject({ lost: 1 });
gc();
console.log('still here');
kept = null;
gc();

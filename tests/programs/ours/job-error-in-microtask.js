// An error in a microtask rejects its promise and stops nothing; its objects go.
let result = null;
Promise.resolve({ in: 1 })
  .then((v) => { throw { bad: v }; })
  .then(() => ({ never: 1 }))
  .catch((e) => { result = { handled: e.bad.in }; });
gc();
console.log(result.handled);
result = null;
gc();

// A function expression's own name, unmentioned by any closure, keeps nothing.
let make = function maker(data) {
  if (data.n === 0) return function () { return 'done'; };
  return maker({ n: data.n - 1 });
};
let f = make({ n: 2 });
gc();
make = null;
gc();
console.log(f());

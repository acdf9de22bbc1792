// flat makes a new array of the innermost elements; the arrays between can go.
let nested = [[{ n: 1 }, [{ n: 2 }]], [{ n: 3 }]];
let flat = nested.flat(2);
nested = null;
gc();
console.log(flat.length);
flat = flat.flatMap((o) => (o.n === 2 ? [] : [o, { copy: o.n }]));
gc();
flat = null;
gc();

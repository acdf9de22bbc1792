// A checkpoint ends the job: the value of the last expression is not held.
({ value: 'of a statement' });
[{ in: 'an array' }].length;
gc();
let x = 1;
x ? { a: 1 } : { b: 2 };
switch (1) { case 1: ({ in: 'a switch' }); }
gc();
for (const o of [{ in: 'a loop' }]) o;
gc();
console.log(x);

// Array.from with a mapping makes one array; the source is free.
let made = Array.from({ length: 3 }, (_, i) => ({ i }));
let of = Array.of({ first: 1 }, { second: 2 });
gc();
made = Array.from(new Set([made[0], made[0], made[2]]));
gc();
console.log(made.length);
of.shift();
made = null;
gc();

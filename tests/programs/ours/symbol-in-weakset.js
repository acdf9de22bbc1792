// A set of symbols that keeps none of them.
const marks = new WeakSet();
let mark = Symbol('mark');
let holder = { mark };
marks.add(mark);
gc();
console.log(marks.has(holder.mark));
holder = null;
gc();

// delete frees the value; the other properties stay.
const box = { a: { v: 'a' }, b: { v: 'b' }, [Symbol.for('s')]: { v: 's' }, 7: { v: 7 } };
gc();
delete box.a;
delete box[7];
gc();
delete box[Symbol.for('s')];
console.log(Object.keys(box).join());
gc();

// A frozen namespace keeps what it names.
const Shapes = Object.freeze({ unit: { side: 1 }, make: (side) => ({ side }) });
let shape = Shapes.make(2);
gc();
shape = null;
gc();
console.log(Shapes.unit.side);

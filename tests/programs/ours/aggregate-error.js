// An AggregateError keeps its errors.
const make = (a, b) => new AggregateError([a, b], 'two');
let failure = make({ code: 1 }, { code: 2 });
gc();
failure.errors.pop();
gc();
console.log(failure.errors[0].code);

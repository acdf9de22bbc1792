// An error keeps its cause.
let failure;
const make = (data) => { failure = { error: new Error('outer', { cause: data }) }; };
make({ code: 42 });
gc();
console.log(failure.error.cause.code);
failure.error.cause = null;
gc();

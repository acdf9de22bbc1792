// ??= and ||= make an object only when it is needed.
const options = { a: null, b: { given: true } };
options.a ??= { made: 'a' };
options.b ??= { made: 'b' };
gc();
options.a &&= { other: true };
gc();
console.log(Object.keys(options).length);

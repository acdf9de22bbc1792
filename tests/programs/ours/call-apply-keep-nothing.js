// call and apply pass a receiver and arguments for one call only.
function describe(prefix, suffix) { return { text: prefix.p + this.name + suffix.s }; }
const a = describe.call({ name: 'one' }, { p: '<' }, { s: '>' });
const b = describe.apply({ name: 'two' }, [{ p: '[' }, { s: ']' }]);
gc();
console.log(a.text, b.text);

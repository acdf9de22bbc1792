// toJSON and a replacer are called and let go.
let text;
(function () {
  const extra = { note: 'x' };
  const object = { at: { toJSON: () => extra.note }, n: 1 };
  text = JSON.stringify(object, (key, value) => (key === 'n' ? value + 1 : value));
})();
gc();
console.log(text);

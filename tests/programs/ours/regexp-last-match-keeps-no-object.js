// What a regular expression matched last is a text, not the object it came from.
const pattern = /(\d+)/;
(function () {
  const record = { text: 'n42', extra: {} };
  pattern.exec(record.text);
})();
gc();
console.log(pattern.test('7'));

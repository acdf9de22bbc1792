// An object with Symbol.replace stands for a pattern; it is let go after use.
let out;
(function () {
  const how = { [Symbol.replace]: (text, by) => text + by, note: {} };
  out = 'a'.replace(how, 'b');
})();
gc();
console.log(out);

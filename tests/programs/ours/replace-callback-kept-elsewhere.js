// A replacer that is stored keeps what it captured.
let replacer, out;
(function () {
  const seen = { words: [] };
  replacer = (word) => { seen.words.push(word); return word.toUpperCase(); };
  out = 'a b'.replace(/\w/g, replacer);
})();
gc();
console.log(out);
replacer = null;
gc();

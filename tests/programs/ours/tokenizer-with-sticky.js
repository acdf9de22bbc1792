// A tokenizer: tokens that are passed are let go.
let current;
(function () {
  const pattern = /\s*(\d+|[+*])/y;
  const text = '1 + 2';
  let token = null, match;
  while ((match = pattern.exec(text))) token = { text: match[1], previous: null, at: match.index };
  current = token;
})();
gc();
console.log(current.text);

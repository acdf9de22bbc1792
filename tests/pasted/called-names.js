// What was called is named without its comments, its line ends and its template.
const say = (run) => {
  try {
    run();
  } catch (error) {
    console.log(error.message);
  }
};
const list = { first: { second: 1 } };
say(() => list.first // a comment (with a bracket
  .third());
say(() => [1]
  .map((x) => x)
  .missing());
say(() => {
  String(1)   // "1"
  (2);
});
say(() => list.first /* here */ ());
say(() => {
  const object = {};
  +object
  `${object}`;
});
say(() => setTimeout('text', 1));
say(() => setTimeout({ a: 1 }, 1));
say(() => setInterval(new Map(), 1));
say(() => setTimeout(undefined, 1));
say(() => setTimeout(5));

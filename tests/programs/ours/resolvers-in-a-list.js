// A list of resolvers that are called and not cleared keeps all values.
const waiting = [];
const values = [];
(function () {
  for (let i = 0; i < 3; i++) new Promise((resolve) => waiting.push(resolve)).then((v) => values.push(v.i));
  waiting.forEach((resolve, i) => resolve({ i }));
})();
gc();
console.log(values.join());
waiting.length = 0;
gc();

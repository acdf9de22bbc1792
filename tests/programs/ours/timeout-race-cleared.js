// A race against a timer that is cleared leaves nothing.
const done = [];
(function () {
  let id;
  const timer = new Promise((_, no) => { id = setTimeout(() => no(new Error('late')), 100); });
  const data = { n: 1 };
  Promise.race([timer, Promise.resolve(data)]).then((v) => { clearTimeout(id); done.push(v.n); });
})();
gc();
console.log(done.join());

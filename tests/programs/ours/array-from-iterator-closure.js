// Array.from with a mapping function lets the function go.
let made;
(function () {
  const base = { add: 10 };
  made = { list: Array.from({ length: 2 }, (_, i) => ({ v: i + base.add })) };
})();
gc();
console.log(made.list[1].v);

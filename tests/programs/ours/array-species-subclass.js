// map of a subclass makes one of the subclass.
class Stack extends Array { top() { return this[this.length - 1]; } }
let made;
(function () {
  const stack = Stack.of({ n: 1 }, { n: 2 });
  made = stack.map((x) => ({ m: x.n }));
})();
gc();
console.log(made instanceof Stack, made.top().m);

// A generator method keeps its object.
let steps;
class Tree {
  constructor(items) { this.items = items; }
  *walk() { for (const item of this.items) yield item.n; }
}
(function () {
  steps = new Tree([{ n: 1 }, { n: 2 }]).walk();
  steps.next();
})();
gc();
console.log(steps.next().value);
steps = null;
gc();

// Two kinds of references
class Cat {
  speak() { return this.name; }
}

function counter() {
  const box = { n: 0 };
  return () => box.n++;
}

let tom = new Cat();
let next = counter();
tom.toy = { kind: 'ball' };
tom = Cat = null;
gc();

// Methods of a literal are no events, but they keep the scope they were made in.
function make() {
  const held = { held: 1 };
  const list = [{ l: 1 }];
  return { read() { return held; }, get size() { return list.length; } };
}
let o = make();
let read = o.read;
gc();
o = null;
gc();
console.log(read().held);
read = null;
gc();

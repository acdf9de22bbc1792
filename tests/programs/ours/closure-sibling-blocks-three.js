// Sibling blocks are separate scopes: a closure of one block does not keep what another block captured.
function make(which) {
  let result;
  {
    const one = { one: 1 };
    const f = () => one;
    if (which === 1) result = f;
  }
  {
    const two = { two: 2 };
    const f = () => two;
    if (which === 2) result = f;
  }
  {
    const three = { three: 3 };
    const f = () => three;
    if (which === 3) result = f;
  }
  return result;
}
let f = make(2);
gc();
console.log(f().two);
f = make(3);
gc();

// A function keeps the whole chain of scopes around it, even if it mentions nothing of any of them.
function outer() {
  const a = { a: 1 };
  const useA = () => a;
  function middle() {
    const b = { b: 2 };
    const useB = () => b;
    useB();
    return function idle() {};
  }
  useA();
  return middle();
}
let idle = outer();
gc();
console.log(idle.name);
idle = null;
gc();

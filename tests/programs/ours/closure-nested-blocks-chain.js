// A block inside a block: the inner closure keeps both block scopes, the outer closure only its own.
let outerRead = null, innerRead = null;
{
  const x = { x: 1 };
  outerRead = () => x;
  {
    const y = { y: 2 };
    innerRead = () => y;
  }
}
gc();
innerRead = null;
gc();
console.log(outerRead().x);
outerRead = null;
gc();

// The other way round: the closure of the inner block keeps the outer block's captured variable too.
let read = null;
{
  const x = { x: 1 };
  const idle = () => x;
  {
    const y = { y: 2 };
    read = () => y;
  }
  idle();
}
gc();
console.log(read().y);
read = null;
gc();

// Three variables of one name in nested blocks: each has its own object.
let x = { level: 0 };
{
  let x = { level: 1 };
  {
    let x = { level: 2 };
    console.log(x.level);
  }
  console.log(x.level);
  gcLater = () => x;
}
gc();
console.log(x.level, gcLater().level);
gcLater = null;
gc();

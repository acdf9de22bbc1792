// A closure in a parameter's default sees the parameters, never the variables of the body.
function make(box, read = () => box) {
  const body = { body: true };
  const other = () => body;
  console.log(other().body);
  return read;
}
let read = make({ box: 1 });
gc();
console.log(read().box);
read = null;
gc();

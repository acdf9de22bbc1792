// Nothing can settle what it awaits: the suspended call and its locals are garbage.
async function wait(data) {
  await new Promise(() => {});
  console.log(data.never);
}
let p = wait({ never: true });
gc();
p = null;
gc();
console.log('end');

// arguments without any closure: everything goes with the call.
function total() {
  let sum = 0;
  for (let i = 0; i < arguments.length; i++) sum += arguments[i].v;
  return { sum };
}
let t = total({ v: 1 }, { v: 2 }, { v: 3 });
gc();
console.log(t.sum);
t = null;
gc();

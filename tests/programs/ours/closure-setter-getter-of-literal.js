// Getter and setter of an object literal share the scope of the function that made the object.
function observable(initial) {
  let current = initial;
  let previous = null;
  return {
    get value() { return current; },
    set value(v) { previous = current; current = v; },
    undo() { current = previous; previous = null; },
  };
}
let box = observable({ v: 1 });
box.value = { v: 2 };
gc();
box.value = { v: 3 };
gc();
box.undo();
gc();
console.log(box.value.v);
box = null;
gc();

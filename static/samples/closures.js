// A chain of closures
let thing = null;

function replace() {
  const before = thing;
  // Never called. But it mentions `before`, so the scope of this call keeps it.
  function unused() { if (before) console.log("hi"); }
  thing = {
    data: new Array(100).fill("*"),
    // Made in the same scope, so this holds that scope too.
    method() { return 1; },
  };
}

replace();
replace();
replace();
replace();
gc();

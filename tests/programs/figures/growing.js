// Each keeps the last one
let thing = null;

function renew() {
  let before = thing;
  const peek = () => before;
  thing = {
    text: '*'.repeat(400),
    hello() { return 'hello'; },
  };
  // before = null;    // the cure
}

for (let i = 0; i < 4; i++) renew();
gc();

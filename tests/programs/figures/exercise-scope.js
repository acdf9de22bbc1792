// Exercise 3: one scope
function start() {
  const picture = { pixels: new Array(64).fill(0) };
  const state = { clicks: 0 };
  const draw = () => picture.pixels.length;
  draw();
  return () => state.clicks += 1;
}

let click = start();
click();
gc();

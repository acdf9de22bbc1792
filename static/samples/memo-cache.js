// A function that remembers its results
// Watch: the closure keeps the Map, the Map keeps each argument and each result for ever, although nobody asks for them again. Let
// go of the function and everything goes at once.
function memoize(work) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key);
  };
}

let area = memoize((shape) => ({ of: shape, area: shape.width * shape.height }));
for (let width = 1; width <= 3; width++) area({ width, height: 2 });
gc();                        // three shapes, three results
area = null;
gc();

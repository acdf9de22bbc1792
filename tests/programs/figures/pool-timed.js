// Pool, emptied in time
const pool = [];
const acquire = () => pool.pop() ?? { x: 0, y: 0, hit: false };
const empty = () => pool.length = 0;
const shots = [];
let idle = 0;
function frame() {
  clearTimeout(idle);
  for (let i = 0; i < 3; i++) shots.push(acquire());
  while (shots.length) pool.push(shots.pop());
  idle = setTimeout(empty, 1000);
}

for (let f = 0; f < 12; f++) frame();
tick(1000);   // nothing to do for a second
gc();

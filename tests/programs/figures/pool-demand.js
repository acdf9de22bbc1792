// Pool, on demand
const pool = [];
const acquire = () => pool.pop() ?? { x: 0, y: 0, hit: false };
const shots = [];
function frame() {
  for (let i = 0; i < 3; i++) shots.push(acquire());
  while (shots.length) pool.push(shots.pop());
}

for (let f = 0; f < 12; f++) frame();

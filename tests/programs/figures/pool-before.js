// Pool, made before
const pool = [];
for (let i = 0; i < 6; i++) pool.push({ x: 0, y: 0, hit: false });
const shots = [];
function frame() {
  for (let i = 0; i < 3; i++) shots.push(pool.pop());
  while (shots.length) pool.push(shots.pop());
}

for (let f = 0; f < 12; f++) frame();

// Made anew
function frame() {
  const shots = [];
  for (let i = 0; i < 3; i++) shots.push({ x: i, y: i, hit: false });
  return shots.length;
}

for (let f = 0; f < 12; f++) frame();

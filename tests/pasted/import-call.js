// file: shapes.js
export const sides = 4;
export default function area(a) { return a * a; }
// file: main.js
const shapes = await import('./shapes.js');
console.log(shapes.sides, shapes.default(3), Object.keys(shapes));
import('./shapes.js').then(again => console.log(again === shapes));
async function late() { const { sides } = await import('./shapes.js'); return sides; }
late().then(console.log);

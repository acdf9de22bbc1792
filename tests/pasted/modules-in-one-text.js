// file: main.js
import Tree, { insert, size as count, total } from './tree.js';
import * as tools from './tools.js';
const t = new Tree(); insert(t, 3); insert(t, 4);
console.log(count(t), tools.twice(4), total, this, tools.default.kind);
const later = await new Promise(r => setTimeout(() => r('later'), 5)); console.log(later);
for await (const x of [1, Promise.resolve(2)]) console.log(x);
console.log('end');
// file: tree.js
import { twice } from './tools';
export default class Tree { items = []; }
export function insert(tree, x) { tree.items.push(twice(x)); }
const size = tree => tree.items.length;
export { size };
export let total = 5;
// file: tools.js
export const twice = x => x * 2;
export default { kind: 'tools' };

// file: store.js
const cache = new Map();
let count = 0;
class Item { constructor(id) { this.id = id; } }
function make(id) { count += 1; const item = new Item(id); cache.set(id, item); return item; }
export { cache, make };
export const size = () => cache.size + count;
export default { cache, count };
// file: view.js
import { cache as items, size } from './store.js';
const cache = ['a', 'b'];
let count = 10;
export class Item extends Array { get last() { return this[this.length - 1]; } }
export function make(...parts) { const cache = 'inner'; count++; return [cache, ...parts, items.size, count, size()]; }
export { cache };
export default function () { return typeof cache + count; }
// file: again.js
export { make } from './view.js';
export * from './store.js';
// file: main.js
import store, { make } from './store.js';
import view, { Item, make as draw } from './view.js';
import * as all from './view.js';
import { make as third } from './again.js';
const count = 'mine';
console.log(make('one'), store.count, Object.keys(store));
console.log(draw(1), view(), count, third === draw);
console.log(new Item(3).length, Item.name, make.name, draw.name, all.cache, Object.keys(all));
{ const cache = 'a block'; console.log({ cache, count }); }
import('./store.js').then(({ cache, make }) => { make('two'); console.log(cache, make === draw); });

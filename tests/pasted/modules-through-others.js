// file: main.js
import { a, b as c } from './middle.js';
console.log(a, c);
// file: middle.js
import { a, b } from './further.js';
export { a, b };
// file: further.js
export { a } from './base.js';
import { b } from './base.js';
export { b };
// file: other.js
export const a = 'other a', b = 'other b';
// file: base.js
import { a as unlike } from './other.js';
export const a = 'base a', b = 'base b';
console.log(unlike, a);

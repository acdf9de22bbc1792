import EventEmitter, { once } from 'node:events';
import { promisify } from 'util';
import * as path from 'path';
import assert, { strictEqual } from 'assert';
import process from 'process';
import { setTimeout as sleep } from 'timers/promises';

const emitter = new EventEmitter();
setTimeout(() => emitter.emit('ready', 1), 1);
console.log('ready', (await once(emitter, 'ready'))[0]);
console.log(path.join('a', '..', 'b'), path.basename('/x/y.js'), typeof process.memoryUsage);
const later = promisify((value, done) => done(null, value * 2));
console.log(await later(21));
assert(true);
strictEqual(1, 1);
try {
  strictEqual(1, 2);
} catch (error) {
  console.log(error.name, error.code);
}
await sleep(5);
console.log('slept');

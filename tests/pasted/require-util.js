// Modules that are there, and one behind a guard that is not.
const util = require('node:util');
const { EventEmitter } = require('events');
let ws = null;
try { ws = require('ws'); } catch (error) { console.log(error.code); }
if (typeof window === 'string') require('never-reached');
console.log(util.inspect({ a: [1, { b: new Map([['k', 1]]) }] }), util.inspect('text'), util.format('%s has %d', 'x', 2, { y: 1 }));
console.log(util.types.isPromise(Promise.resolve()), util.types.isDate(new Date()), util.types.isRegExp(/a/), util.types.isProxy(new Proxy({}, {})));
console.log(new EventEmitter() instanceof EventEmitter, ws);

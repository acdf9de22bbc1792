// Timers due at the same time fire in the order they were made; a timer made meanwhile waits its turn.
const log = [];
function say(o) { log.push(o.name); }
setTimeout(say, 10, { name: 'a' });
setTimeout(say, 5, { name: 'b' });
setTimeout(() => { say({ name: 'c' }); setTimeout(say, 0, { name: 'd' }); }, 5);
setTimeout(say, 5, { name: 'e' });
gc();
tick(5);
console.log(log.join());
gc();
tick(5);
console.log(log.join());
gc();

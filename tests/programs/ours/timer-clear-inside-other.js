// A callback that clears another timer frees that one's closure too.
let log = [];
const slow = setTimeout(((data) => () => log.push(data))({ slow: 1 }), 100);
setTimeout(() => { clearTimeout(slow); log.push({ cleared: true }); }, 50);
gc();
tick(60);
gc();
console.log(log.length);
tick(100);
log = null;
gc();

// A listener removed while the event runs is not called any more; a new one waits for the next event.
const el = document.createElement('p');
const log = [];
let first = () => { log.push('first'); el.removeEventListener('go', second); el.addEventListener('go', third, { once: true }); };
let second = () => log.push('second');
let third = () => log.push('third');
el.addEventListener('go', first);
el.addEventListener('go', second);
el.dispatchEvent({ type: 'go' });
gc();
first = second = third = null;
gc();
el.dispatchEvent({ type: 'go' });
console.log(log.join());
gc();

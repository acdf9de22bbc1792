// Removing a listener by the very same function frees it; another function of the same text is another one.
const el = document.createElement('a');
let handler = ((state) => () => state.on)({ on: true });
el.addEventListener('click', handler);
el.removeEventListener('click', () => true);
el.addEventListener('click', handler);
gc();
el.removeEventListener('click', handler);
gc();
handler = null;
gc();
console.log(el.tagName);

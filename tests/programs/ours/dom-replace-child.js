// replaceChild returns the old node; it lives only if somebody takes it.
const a = document.createElement('a');
a.appendChild(document.createElement('b'));
document.body.appendChild(a);
let old = document.body.replaceChild(document.createElement('i'), a.parentNode.firstChild);
gc();
console.log(old === a, old.parentNode, document.body.firstChild.tagName);
old.innerHTML = '';
gc();
document.body.textContent = 'nothing';
gc();

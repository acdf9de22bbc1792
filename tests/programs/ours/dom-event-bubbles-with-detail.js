// An event bubbles to the document; the host keeps no event, but a listener may keep its detail.
let seen = null;
const outer = document.createElement('section');
const inner = document.createElement('p');
outer.appendChild(inner);
document.body.appendChild(outer);
outer.addEventListener('save', function (e) { seen = e.detail; console.log(this.tagName, e.target.tagName); });
document.addEventListener('save', (e) => console.log(e.currentTarget.nodeName));
inner.dispatchEvent({ type: 'save', detail: { saved: { rows: 2 } } });
gc();
seen = seen.saved;
gc();
console.log(seen.rows);
seen = null;
gc();

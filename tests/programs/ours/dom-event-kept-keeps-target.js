// An event object that was kept holds its target, and so the removed tree.
let last = null;
document.body.appendChild(document.createElement('form')).appendChild(document.createElement('input'));
document.addEventListener('click', (e) => { last = e; });
document.body.firstChild.firstChild.click();
document.body.innerHTML = '';
gc();
console.log(last.type, last.target.tagName, last.currentTarget);
last = null;
gc();

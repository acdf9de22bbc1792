// textContent and innerHTML drop the children and keep a text; attributes and style are plain data.
let el = document.createElement('div');
document.body.appendChild(el);
el.appendChild(document.createElement('span')).appendChild(document.createElement('b'));
let inner = el.firstChild.firstChild;
el.setAttribute('data-x', { toString: () => 'converted' });
el.style.color = { kept: 'red' };
gc();
el.textContent = 'words';
console.log(el.innerHTML, el.childNodes.length, el.getAttribute('data-x'), inner.parentNode.tagName);
gc();
inner = null;
el.style.color = null;
gc();

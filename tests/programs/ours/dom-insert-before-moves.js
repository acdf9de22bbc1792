// Inserting a node that is elsewhere moves it: the old parent forgets it.
let one = document.createElement('div');
let two = document.createElement('div');
let child = document.createElement('span');
one.appendChild(child);
two.insertBefore(child, null);
one = null;
gc();
two.insertBefore(document.createElement('p'), child);
console.log(two.firstChild.tagName, two.lastChild === child, child.previousSibling.nodeName);
two = null;
gc();
child.remove();
gc();

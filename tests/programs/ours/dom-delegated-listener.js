// One delegated listener on a parent instead of one for each child: children come and go freely.
const list = document.createElement('ul');
document.body.appendChild(list);
const picked = [];
list.addEventListener('click', (e) => picked.push(e.target.dataset));
for (const name of ['x', 'y']) {
  const li = document.createElement('li');
  li.info = { name };
  list.appendChild(li);
}
list.firstChild.click();
list.removeChild(list.firstChild);
gc();
console.log(picked.length, list.children.length);
list.innerHTML = '';
gc();

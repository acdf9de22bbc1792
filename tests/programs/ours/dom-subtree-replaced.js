// Replacing a list's items lets the old ones' data go.
const list = document.createElement('ul');
function render(items) {
  while (list.firstChild) list.removeChild(list.firstChild);
  for (const item of items) {
    const li = document.createElement('li');
    li.item = item;
    list.appendChild(li);
  }
}
render([{ n: 1 }, { n: 2 }]);
gc();
render([{ n: 3 }]);
gc();
console.log(list.childNodes.length);

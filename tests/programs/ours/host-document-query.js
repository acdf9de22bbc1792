// getElementById finds only what is in the document, in document order.
function add(parent, tag, id) {
  const el = document.createElement(tag);
  el.id = id;
  return parent.appendChild(el);
}
let box = add(document.body, 'div', 'box');
add(box, 'p', 'twice');
add(document.body, 'b', 'twice');
let loose = document.createElement('div');
add(loose, 'i', 'loose');
console.log(document.getElementById('twice').tagName, document.getElementById('loose'), document.getElementById(''));
gc();
box.remove();
box = null;
gc();
console.log(document.getElementById('twice').tagName, loose.firstChild.parentElement === loose);
loose = loose.firstChild;
gc();
loose.remove();
gc();

// A cache of elements by id keeps them after they left the document.
const byId = {};
function add(id) {
  const el = document.createElement('div');
  el.id = id;
  document.body.appendChild(el);
  byId[id] = el;
}
add('one');
add('two');
document.getElementById('one').remove();
gc();
console.log(document.getElementById('one'), byId.one.id);
delete byId.one;
delete byId.two;
gc();
document.getElementById('two').remove();
gc();

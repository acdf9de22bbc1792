// View models in a WeakMap by element go when the element goes, even if they refer to it.
const models = new WeakMap();
function render(text) {
  const el = document.createElement('li');
  models.set(el, { text, el });
  document.body.appendChild(el);
}
render('a');
render('b');
gc();
console.log(models.get(document.body.firstChild).text);
document.body.removeChild(document.body.firstChild);
gc();
document.body.innerHTML = '';
gc();

// A debounced function keeps the arguments of the last call until its timer has fired.
function debounce(fn, ms) {
  let timer = 0;
  return function (...args) {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), ms);
  };
}
let save = debounce((doc) => console.log('saved', doc.text), 100);
save({ text: 'a' });
save({ text: 'ab' });
gc();
tick(100);
gc();
save({ text: 'abc' });
save = null;
gc();
tick(100);
gc();

// A closure over one node keeps the whole tree it is in.
let read;
(function () {
  const box = document.createElement('div');
  const inner = box.appendChild(document.createElement('span'));
  inner.id = 'x';
  read = () => inner.id;
})();
gc();
console.log(read());
read = null;
gc();

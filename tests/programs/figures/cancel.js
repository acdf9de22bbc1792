// Cancelling what is over
function later() {
  const buffer = new Array(100).fill(0);
  const id = setTimeout(() => buffer.length, 1000);
  return () => clearTimeout(id);
}

let cancel = later();
tick(1000);
gc();
cancel = null;
gc();

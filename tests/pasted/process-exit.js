// Nothing that waits is done after it.
process.on('exit', (code) => console.log('leaving with', code));
setTimeout(() => console.log('never'), 1);
Promise.resolve().then(() => console.log('never'));
function deep(n) {
  if (n === 0) process.exit(3);
  try {
    deep(n - 1);
  } finally {
    console.log('never');
  }
}
console.log('first');
deep(3);
console.log('never');

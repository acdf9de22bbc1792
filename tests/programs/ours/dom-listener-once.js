// A once listener is dropped before its first call, and with it everything it kept.
const button = document.createElement('button');
document.body.appendChild(button);
(function () {
  const payload = { size: 10 };
  button.addEventListener('click', () => console.log('size', payload.size), { once: true });
})();
gc();
button.click();
gc();
button.click();
button.remove();
gc();

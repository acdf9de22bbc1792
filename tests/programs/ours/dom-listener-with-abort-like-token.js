// Listeners that are taken away by a token at once.
const off = [];
const button = document.createElement('button');
(function () {
  const state = { clicks: 0 };
  const up = () => state.clicks++;
  button.addEventListener('click', up);
  off.push(() => button.removeEventListener('click', up));
})();
button.click();
gc();
off.forEach((f) => f());
off.length = 0;
gc();
console.log(button.tagName);

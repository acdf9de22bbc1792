// Buttons that take a barrier away: the figure they name looks for what gets lost then, and opens it.

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-breaks]");
  if (!button) return;
  const figure = document.getElementById(button.dataset.breaks);
  button.disabled = true;
  figure.breakBarrier(button.value).catch(() => {}).finally(() => { button.disabled = false; }); // the figure says what is wrong
});

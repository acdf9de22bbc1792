// Who listens to whom
function openPanel() {
  const panel = document.createElement('div');
  const onKey = () => panel.className = 'seen';
  document.body.appendChild(panel);
  document.body.addEventListener('keydown', onKey);
  return function close() {
    panel.remove();        // and the listener?
  };
}

let close = openPanel();
close();
close = null;
gc();

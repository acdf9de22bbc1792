// An EventTarget keeps its listeners.
let bus = new EventTarget();
(function () {
  const widget = { drawn: 0 };
  bus.addEventListener('draw', () => widget.drawn++);
})();
gc();
bus.dispatchEvent(new Event('draw'));
gc();
bus = null;
gc();

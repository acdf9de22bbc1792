// An object with handleEvent is kept as a listener.
let bus = new EventTarget();
(function () {
  const view = { events: [], handleEvent(event) { this.events.push(event.type); } };
  bus.addEventListener('x', view);
})();
gc();
bus.dispatchEvent(new Event('x'));
gc();
bus = null;
gc();

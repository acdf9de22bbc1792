// An event bus that forgets nobody
// Watch: the panel is closed, but its listener is still on the bus: bus, list, function, scope, panel. That is a leak. Removing the
// listener lets go of all of it.
const bus = {
  listeners: [],
  on(listener) { this.listeners.push(listener); },
  off(listener) { this.listeners = this.listeners.filter((other) => other !== listener); },
};

function openPanel() {
  const panel = { title: "Settings", rows: [1, 2, 3] };
  const onChange = (value) => { panel.rows.push(value); };
  bus.on(onChange);
  return { close: () => bus.off(onChange) };
}

let handle = openPanel();
const close = handle.close;
handle = null;
gc();                        // the panel is still listening
close();
gc();                        // close itself remembers onChange, and that remembers the panel

// A history by WeakRef remembers only states that somebody still shows.
const history = [];
let shown = { v: 1 };
history.push(new WeakRef(shown));
shown = { v: 2 };
history.push(new WeakRef(shown));
gc();
console.log(history.map((r) => r.deref()?.v).join());
gc();
shown = null;
gc();
console.log(history.filter((r) => r.deref()).length);

// A symbol that nobody holds any more is no key any more: what it was mapped to goes.
const notes = new WeakMap();
let kept = Symbol('kept');
(function () {
  const dropped = Symbol('dropped');
  notes.set(kept, { of: 'kept' });
  notes.set(dropped, { of: 'dropped', itself: dropped });
})();
gc();
console.log(notes.get(kept).of);
kept = null;
gc();

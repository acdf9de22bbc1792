// A stack of clean-up functions keeps what they captured until it is emptied.
const stack = [];
(function () {
  const file = { handle: 1 }, lock = { held: true };
  stack.push(() => { file.handle = 0; });
  stack.push(() => { lock.held = false; });
})();
gc();
while (stack.length) stack.pop()();
gc();

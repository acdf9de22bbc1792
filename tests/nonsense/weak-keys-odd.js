var w = new WeakMap([[globalThis, 1], [document, 2], [console, 3], [Array, 4]]);
w.set(w, w);
w = null;
gc();
var p = Promise.resolve();
for (let i = 0; i < 1000; i++) p = Promise.resolve().then(((q) => () => q)(p));
gc();
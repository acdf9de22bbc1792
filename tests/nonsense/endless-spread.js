var it = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }) }; } };
[...it];
var it = { [Symbol.iterator]() { return { next: () => ({}) }; } };
Array.from(it);
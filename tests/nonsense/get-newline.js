var o = { get
x() { return 1; }, async *[Symbol.iterator]() {} };
// A property under a symbol holds its value, though Object.keys does not show it.
const secret = Symbol('secret');
let owner = { shown: { s: 1 }, [secret]: { hidden: 2 } };
console.log(Object.keys(owner).length, owner[secret].hidden);
gc();
let copy = { ...owner };
owner = null;
gc();
copy[secret] = undefined;
gc();
console.log(copy.shown.s);

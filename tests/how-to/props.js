// What every figure is given: a program, and what the address says, also later: `#collector=semispace`.
const text = `const words = ["<b>", "&amp;"];
let a = { b: {} };
a = null;
gc();
`;

export const given = () => ({ text, ...Object.fromEntries(new URLSearchParams(location.hash.slice(1))) });
export const follow = (change) => addEventListener("hashchange", () => change(given()));

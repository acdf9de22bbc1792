// The program of all figures.
export const TEXT = `const words = ["<b>", "&amp;"];
let a = { b: {} };
a = null;
gc();
`;

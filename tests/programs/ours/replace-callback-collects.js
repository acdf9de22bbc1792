// A replacer that collects objects keeps them by the list it captured.
const found = [];
'a1b2'.replace(/[a-z](\d)/g, (whole, digit) => { found.push({ digit }); return ''; });
gc();
found.shift();
gc();
console.log(found.length);

// A frozen array keeps its elements.
let list;
(function () { list = Object.freeze([{ n: 1 }, { n: 2 }]); })();
gc();
try { 'use strict'; list.length = 0; } catch (error) { console.log(error.name); }
gc();
list = null;
gc();

// Exercise 1: a cache
const cache = new Map();
function open(name) {
  const view = { name };
  cache.set(name, view);
  return view;
}

let start = open('start');
open('news');            // only the cache has it
start = null;            // the reader has left it
gc();

// Exercise 1: a cache
const cache = new Map();
function open(name) {
  const view = { name };
  cache.set(name, view);
  return view;
}

let start = open('start');
let news = open('news');
start = null;            // the reader has left it
gc();

// A cache of the two that were used last (LRU)
// Watch: a Map keeps its entries in order of their making, so the first one was not used for longest. What is thrown out goes with
// the next collection, unless somebody still has it in hand: page one.
const cache = new Map();

function get(name) {
  let page = cache.get(name);
  if (page) cache.delete(name);
  else page = { name, text: "…".repeat(40) };
  cache.set(name, page);
  if (cache.size > 2) cache.delete(cache.keys().next().value);
  return page;
}

let one = get("one");
get("two");
get("one");
get("three");                // throws two out
gc();
get("four");                 // throws one out, and one is still in hand
gc();
one = null;
gc();

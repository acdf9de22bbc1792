// A WeakMap from objects to their proxies: when the object goes, so does the proxy.
const proxies = new WeakMap();
function watch(object) {
  if (!proxies.has(object)) proxies.set(object, new Proxy(object, { set(t, k, v) { t[k] = v; return true; } }));
  return proxies.get(object);
}
let state = { items: [] };
watch(state).items = [1];
gc();
console.log(state.items.length);
state = null;
gc();

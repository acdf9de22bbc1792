// A proxy keeps its target and its handler.
let proxy;
(function () {
  const target = { data: [1] };
  const handler = { log: [], get(t, key) { return t[key]; } };
  proxy = new Proxy(target, handler);
})();
gc();
console.log(proxy.data.length);
proxy = null;
gc();

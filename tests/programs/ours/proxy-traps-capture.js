// A trap keeps what it captured.
let proxy;
(function () {
  const log = { keys: [] };
  const other = { unused: true };
  proxy = new Proxy({}, { get(target, key) { log.keys.push(key); return target[key]; } });
  other.unused = false;
})();
gc();
console.log(proxy.x);
proxy = null;
gc();

// A WeakMap by proxies: the target does not keep the proxy.
const known = new WeakMap();
const target = { n: 1 };
(function () {
  const proxy = new Proxy(target, {});
  known.set(proxy, { about: 'proxy' });
})();
gc();
console.log(target.n);

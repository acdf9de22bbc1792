// Revoking lets the target and the handler go while the proxy is still held.
let proxy, revoke;
(function () {
  const target = { data: [1] };
  const made = Proxy.revocable(target, { note: { x: 1 } });
  proxy = made.proxy;
  revoke = made.revoke;
})();
gc();
revoke();
gc();
console.log(typeof proxy);

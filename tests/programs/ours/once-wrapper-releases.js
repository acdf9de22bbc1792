// A once wrapper that drops its function after the first call frees what that function kept.
function once(fn) {
  let result;
  return () => {
    if (fn) { result = fn(); fn = null; }
    return result;
  };
}
let init = (function () {
  const config = { heavy: true };
  return once(() => ({ ready: config.heavy }));
})();
gc();
console.log(init().ready, init() === init());
gc();
init = null;
gc();

// Who holds the signal alone does not keep the controller.
let signal;
(function () {
  const controller = new AbortController();
  controller.owner = { name: 'owner' };
  signal = controller.signal;
})();
gc();
console.log(signal.aborted);
signal = null;
gc();

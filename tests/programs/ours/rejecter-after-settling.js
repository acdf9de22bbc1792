// So does the rejecter.
let reject;
(function () {
  new Promise((ok, no) => { reject = no; ok({ value: 1 }); });
})();
gc();
reject = null;
gc();

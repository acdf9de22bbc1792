// A thenable is asked once and then forgotten.
let got = null;
const thenable = { data: { d: 1 }, then(resolve) { resolve(this.data); } };
Promise.resolve().then(() => ({ ...thenable })).then((v) => { got = v; });
gc();
console.log(got.d);
got = null;
thenable.data = null;
gc();

// allSettled gives fresh records that keep values and reasons.
let settled = null;
Promise.allSettled([Promise.reject({ reason: 'no' }), Promise.resolve({ value: 'yes' }), 3])
  .then((list) => { settled = list; });
gc();
console.log(settled.map((s) => s.status).join(), settled[0].reason.reason);
settled.shift();
gc();
settled = null;
gc();

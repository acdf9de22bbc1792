// A checkpoint runs the microtasks first, those made by microtasks too; virtual time does not move.
let order = [];
setTimeout(() => order.push({ timer: 1 }), 0);
Promise.resolve().then(() => { order.push({ m: 1 }); Promise.resolve().then(() => order.push({ m: 2 })); });
order.push({ sync: 1 });
gc();
console.log(order.map((o) => Object.keys(o)[0]).join());
order.length = 1;
gc();
tick(0);
console.log(order.length);
gc();

// The reason of an abort stays with the signal.
let controller = new AbortController();
controller.abort({ why: 'closed', by: [1] });
gc();
console.log(controller.signal.reason.why);
controller = null;
gc();

// A rejection's reason is free once the handler has run.
let message = null;
const p = Promise.reject({ code: 404, body: { text: 'not found' } });
p.catch((e) => { message = e.body; });
gc();
console.log(message.text);
message = null;
gc();

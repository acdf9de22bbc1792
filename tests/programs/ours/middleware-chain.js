// A chain of middleware: each next keeps the rest of the chain only while it is being called.
function chain(...layers) {
  return (request) => {
    const run = (i) => (i < layers.length ? layers[i](request, () => run(i + 1)) : { status: 200 });
    return run(0);
  };
}
let app = chain(
  (req, next) => { req.seen = { by: 'first' }; return next(); },
  (req, next) => ({ ...next(), body: { path: req.path } }),
);
let response = app({ path: '/x' });
gc();
console.log(response.status, response.body.path);
app = null;
gc();
response = response.body;
gc();

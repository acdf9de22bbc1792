// A subclass of Error with data.
let caught;
class HttpError extends Error { constructor(status, body) { super('http ' + status); this.body = body; } }
function fail() { throw new HttpError(404, { text: 'none' }); }
function attempt() {
  try { fail(); } catch (error) { caught = { of: error }; }
}
attempt();
gc();
console.log(caught.of.body.text, caught.of.message);
caught.of.body = null;
gc();

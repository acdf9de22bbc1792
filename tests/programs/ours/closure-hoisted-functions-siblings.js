// Function declarations of one call see each other through their scope: keeping one keeps both.
function pair() {
  function ping(n) { return n ? pong(n - 1) : 'ping'; }
  function pong(n) { return n ? ping(n - 1) : 'pong'; }
  function alone() { return 'alone'; }
  return [ping, alone];
}
let [ping, alone] = pair();
gc();
console.log(ping(3));
ping = null;
gc();
console.log(alone());
alone = null;
gc();

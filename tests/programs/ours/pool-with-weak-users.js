// A pool that knows its users weakly.
const pool = { free: [{ id: 1 }], users: [] };
(function () {
  const user = { of: null };
  user.of = pool.free.pop();
  pool.users.push(new WeakRef(user));
})();
gc();
console.log(pool.users[0].deref(), pool.free.length);

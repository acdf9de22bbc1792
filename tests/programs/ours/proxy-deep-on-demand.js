// Proxies made when they are asked for, and let go after.
const state = { user: { name: { first: 'a' } } };
function view(object) {
  return new Proxy(object, { get: (t, k) => (typeof t[k] === 'object' ? view(t[k]) : t[k]) });
}
let name;
(function () { name = view(state).user.name.first; })();
gc();
console.log(name);

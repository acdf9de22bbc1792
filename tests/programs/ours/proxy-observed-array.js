// Writing through a proxy of an array keeps what is written in the array.
const changes = [];
let list;
(function () {
  list = new Proxy([], { set(target, key, value) { changes.push(key); target[key] = value; return true; } });
  list.push({ n: 1 });
  list.push({ n: 2 });
})();
gc();
list.pop();
gc();
console.log(changes.join());

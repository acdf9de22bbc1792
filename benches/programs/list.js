// Objects: a linked list made, turned round and added up.
function make(n) {
  let head = null;
  for (let i = 0; i < n; i++) head = { value: i, next: head };
  return head;
}
function reverse(list) {
  let done = null;
  while (list) {
    const next = list.next;
    list.next = done;
    done = list;
    list = next;
  }
  return done;
}
let sum = 0;
for (let round = 0; round < 10; round++) {
  for (let node = reverse(make(2000)); node; node = node.next) sum += node.value;
}
console.log(sum);

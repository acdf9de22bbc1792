// A linked list
// Watch: nobody holds b, and yet it stays: head keeps a, a keeps b, b keeps c. Take one out of the middle and it goes alone; let go
// of the head, and all of it goes.
let head = null;

function push(name) {
  head = { name, next: head };
}

push("c");
push("b");
push("a");

head.next = head.next.next;  // b is out
gc();                        // b goes, a and c stay
head = null;
gc();                        // nothing leads to the rest

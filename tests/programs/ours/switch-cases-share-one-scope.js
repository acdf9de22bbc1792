// All cases of a switch are one scope: what one case captures is kept by the closure of another.
function pick(kind) {
  switch (kind) {
    case 'a': {
      const own = { own: 'a' };
      return () => own;
    }
    case 'b':
      const shared = { shared: 'b' };
      const keep = () => shared;
      keep();
    case 'c':
      const last = { last: 'c' };
      return () => last;
  }
}
let a = pick('a');
let b = pick('b');
gc();
console.log(a().own, b().last);
a = null;
gc();
b = null;
gc();

switch (1) { case 1: function pick() { return 'picked'; } console.log(pick()); }
console.log(pick());
function g(x) { switch (x) { case 0: return h(); default: function h() { return 'h' } } } console.log(g(0));
b: function ff() { return 1 }
console.log(ff());

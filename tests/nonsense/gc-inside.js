function f() { gc(); }
for (let i = 0; i < 3; i++) { gc(); f(); }
var x = gc();
gc();
function f() { return f() + f(); }
f();
function f() { try { f(); } catch (e) { f(); } finally { f(); } }
f();
var r = /a(b)?/g;
r.test("ab");
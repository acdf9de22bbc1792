// A method using super keeps the object it was written in, even when another object borrowed it.
let proto = { hello() { return 'proto'; }, data: { in: 'proto' } };
let home = { __proto__: proto, tag: { home: true }, hello() { return 'home+' + super.hello(); } };
let plain = { tag: { plain: true }, hello() { return 'plain'; } };
let a = { hello: home.hello };
let b = { hello: plain.hello };
proto = home = plain = null;
gc();
console.log(a.hello(), b.hello());
a = null;
gc();

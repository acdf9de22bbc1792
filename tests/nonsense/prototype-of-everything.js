Object.setPrototypeOf(Array.prototype, null);
Object.prototype.get = () => 1;
Object.prototype[0] = 1;
var a = [, 2];
[...a].map((x) => x);
class A extends Array {}
new A(3).concat(a);
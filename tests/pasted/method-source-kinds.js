class Machine {
  static kinds = 2;
  static async *parts (a, b = 1) { yield a + b; }
  static /* of the class */ make() { return new Machine(); }
  get state() { return 1; }
  set state(value) { this.value = value; }
  ['com' + 'puted'](x) { return x; }
  #hidden() { return 2; }
  hidden() { return this.#hidden; }
}
console.log(String(Machine.parts));
console.log(String(Machine.make));
const { get, set } = Object.getOwnPropertyDescriptor(Machine.prototype, 'state');
console.log(`${get}\n${set}`);
console.log(Machine.prototype.computed + '');
console.log(new Machine().hidden().toString());
const object = { async load(url) { return url; }, *walk() {}, plain: function (x) { return x; }, arrow: (x) => x };
for (const key in object) console.log(`${object[key]}`);
console.log(String([].push), String(Map), String(function () {}.bind()));

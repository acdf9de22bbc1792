// A static block runs once; only what it stores on the class stays.
class Config {
  static defaults;
  static {
    const raw = { a: 1, b: 2 };
    const parsed = { sum: raw.a + raw.b };
    this.defaults = Object.assign({}, parsed);
  }
  static reset() { this.defaults = null; }
}
gc();
console.log(Config.defaults.sum);
Config.reset();
gc();

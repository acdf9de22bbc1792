// Private fields hold like others; clearing the private field frees its value.
class Vault {
  #gold = { gold: 1 };
  #log = [];
  label = { text: 'vault' };
  take() { const g = this.#gold; this.#gold = null; this.#log.push({ took: g.gold }); return g; }
  get entries() { return this.#log.length; }
}
const v = new Vault();
gc();
let gold = v.take();
gc();
gold = null;
gc();
console.log(v.entries, v.label.text);
